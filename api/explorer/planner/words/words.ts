/** The two dictionaries of the page. */

import type { Language } from '../address.ts'
import { en } from './en.ts'
import { sv } from './sv.ts'

export type Words = typeof sv

export const words: Readonly<Record<Language, Words>> = { sv, en }
