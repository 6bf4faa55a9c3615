/** The picture's colours and font: those of the style sheet, so that there is one place for light and dark. */

import { BASES, type Basis } from '../address.ts'
import { KINDS, type Kind } from '../api/types.ts'
import { colourOf } from './marks.ts'
import type { Fate } from './scene.ts'

export interface Theme {
  readonly kinds: Readonly<Record<Kind, string>>
  readonly bases: Readonly<Record<Basis, string>>
  readonly fates: Readonly<Record<Fate, string>>
  readonly ground: string
  readonly text: string
  readonly quiet: string
  readonly lit: string
  readonly font: string
}

/** Read the theme that holds for an element now. */
export function themeOf(element: Element): Theme {
  const style = getComputedStyle(element)
  const value = (name: string) => style.getPropertyValue(name).trim()
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, value(colourOf(kind))])) as Record<Kind, string>
  const bases = Object.fromEntries(
    BASES.map((basis) => [basis, value(`--basis-${basis.toLowerCase().replace('_', '-')}`)]),
  ) as Record<Basis, string>
  return {
    kinds,
    bases,
    fates: { held: '', added: value('--added'), ended: value('--ended'), changed: value('--changed') },
    ground: value('--ground'),
    text: value('--text'),
    quiet: value('--quiet'),
    lit: value('--focus'),
    font: style.fontFamily,
  }
}
