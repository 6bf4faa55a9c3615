/** A number with the word that goes with it. */

import type { Language } from '../address.ts'
import { numberText } from './dates.ts'

export type Plural = (count: number, one: string, many: string) => string

export function pluralIn(language: Language): Plural {
  return (count, one, many) => `${numberText(count, language)} ${count === 1 ? one : many}`
}
