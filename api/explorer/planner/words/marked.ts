/** What of a text is Swedish. */

/** A text in parts: each with whether it is one of `names`. The longest name counts where several begin. */
export function marked(text: string, names: readonly string[]): { readonly text: string; readonly named: boolean }[] {
  const longest = [...new Set(names)].filter(Boolean).sort((one, other) => other.length - one.length)
  if (!longest.length) return [{ text, named: false }]
  const any = new RegExp(`(${longest.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`)
  return text
    .split(any)
    .map((part, index) => ({ text: part, named: index % 2 === 1 }))
    .filter((part) => part.text !== '')
}
