/** Order as in Swedish dictionaries, å ä ö last, in both languages of the page: the names are Swedish. */

const collator = new Intl.Collator('sv', { numeric: true, sensitivity: 'variant' })

export type Cell = string | number | null

/** Compare two cells; what is not known comes last in both directions. */
export function compared(one: Cell, other: Cell, descending = false): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  const order =
    typeof one === 'number' && typeof other === 'number' ? one - other : collator.compare(String(one), String(other))
  return descending ? -order : order
}

/** Texts without what tells å from a: for finding by what somebody types on any keyboard. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLocaleLowerCase('sv')
}
