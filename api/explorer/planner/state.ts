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

interface Said {
  readonly text: string
  /** What of it is Swedish, whatever the page's language. */
  readonly swedish: readonly string[]
}
const SILENCE: Said = { text: '', swedish: [] }
/** As long as it takes a screen reader to notice that there was nothing between. */
const PAUSE_MS = 150
let waiting: ReturnType<typeof setTimeout> | undefined

/** What screen readers are told. */
export const said = signal(SILENCE)

/** Tell screen readers. The same once more is heard only where there was nothing between. */
export function say(text: string, swedish: readonly string[] = []): void {
  clearTimeout(waiting)
  const next = { text, swedish }
  if (text !== said.peek().text) {
    said.value = next
    return
  }
  said.value = SILENCE
  waiting = setTimeout(() => {
    said.value = next
  }, PAUSE_MS)
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
