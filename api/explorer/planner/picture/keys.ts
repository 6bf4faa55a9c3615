/** Keys of the picture: what a list of choices understands, and zooming. */

import { folded } from '../words/order.ts'

export type Deed =
  | { readonly do: 'focus'; readonly place: number }
  | { readonly do: 'choose' | 'clear' | 'in' | 'out' | 'fit' }

/** What a key means where `names` stand in a list and one of them, or none yet, has the focus. */
export function deedOf(key: string, focused: number | null, names: readonly string[]): Deed | null {
  const last = names.length - 1
  if (last < 0) return null
  switch (key) {
    case 'ArrowDown':
      return { do: 'focus', place: focused === null || focused === last ? 0 : focused + 1 }
    case 'ArrowUp':
      return { do: 'focus', place: focused === null || focused === 0 ? last : focused - 1 }
    case 'Home':
      return { do: 'focus', place: 0 }
    case 'End':
      return { do: 'focus', place: last }
    case 'Enter':
    case ' ':
      return focused === null ? null : { do: 'choose' }
    case 'Escape':
      return { do: 'clear' }
    case '+':
      return { do: 'in' }
    case '-':
      return { do: 'out' }
    case '0':
      return { do: 'fit' }
    default:
      return typed(key, focused, names)
  }
}

/** A letter goes to the next name that begins with it. */
function typed(key: string, focused: number | null, names: readonly string[]): Deed | null {
  if (!/^\p{L}$/u.test(key)) return null
  const letter = key.toLocaleLowerCase('sv')
  const start = (focused ?? -1) + 1
  for (let step = 0; step < names.length; step += 1) {
    const place = (start + step) % names.length
    const name = (names[place] ?? '').toLocaleLowerCase('sv')
    if (name.startsWith(letter) || folded(name).startsWith(letter)) return { do: 'focus', place }
  }
  return null
}
