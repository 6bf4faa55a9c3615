/** Two actors, whichever comes first. */

/** A key for a pair: the smaller id first. */
export function pairOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}
