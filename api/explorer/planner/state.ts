/** The page's state: the address, from which all else follows, and what was said to screen readers last. */

import { computed, signal } from '@preact/signals'
import { type Address, type Language, read, write } from './address.ts'
import { words as allWords, type Words } from './words/words.ts'

export const address = signal<Address>(read(location.search))

function preferred(): Language {
  const liked = navigator.languages.find((one) => /^(sv|en)\b/i.test(one))
  return liked?.toLowerCase().startsWith('en') ? 'en' : 'sv'
}

export const language = computed<Language>(() => address.value.language ?? preferred())
export const words = computed<Words>(() => allWords[language.value])

/** What screen readers are told. */
export const said = signal('')

export function say(text: string): void {
  said.value = text
}

/** Go to an address; "replace" where somebody is still typing, so that one step back leaves the view. */
export function go(change: Partial<Address>, how: 'push' | 'replace' = 'push'): void {
  const next = { ...address.value, ...change }
  const query = write(next)
  if (query === write(address.value)) return
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', query === '?' ? location.pathname : query)
  address.value = next
}

addEventListener('popstate', () => {
  address.value = read(location.search)
})
