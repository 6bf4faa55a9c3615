/** Days as people type them. */

/** A day as typed, with its hyphens where somebody left them out. */
export function withHyphens(typed: string): string {
  const [, year, month, day] = /^(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})$/.exec(typed.trim()) ?? []
  return year && month && day ? `${year}-${month}-${day}` : typed.trim()
}
