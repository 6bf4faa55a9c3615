/** Asks for what a view shows, and asks again when what it depends on changes. */

import { type Signal, useSignal } from '@preact/signals'
import { useCallback, useEffect } from 'preact/hooks'
import { language, say, words } from '../state.ts'
import { type Answer, ask, Failure, type Variables } from './ask.ts'

export interface Asked<T> {
  readonly answer: Answer<T> | null
  readonly failure: Failure | null
  readonly asking: boolean
  /** Asking, and for long. */
  readonly slow: boolean
}
export interface Asking<T> {
  readonly state: Signal<Asked<T>>
  readonly again: () => void
}

type How<T> = (document: string, variables: Variables, language: string, signal: AbortSignal) => Promise<Answer<T>>

const SLOW_MS = 2500
/** How often to ask again by itself where the registry may come back; the server may name another time. */
const RETRY_SECONDS = 5
const NOTHING = { answer: null, failure: null, asking: false, slow: false }

/**
 * The state of one operation. A former answer stays in sight while the next is fetched, and when that fails.
 * `variables` null: there is nothing to ask yet. `how`: a function of a module, the same at every call.
 */
export function useAnswer<T>(document: string, variables: Variables | null, how: How<T> = ask): Asking<T> {
  const state = useSignal<Asked<T>>({ ...NOTHING, asking: variables !== null })
  const round = useSignal(0)
  const key = variables && JSON.stringify(variables)
  const spoken = language.value
  useEffect(() => {
    if (key === null) {
      state.value = NOTHING
      return undefined
    }
    const control = new AbortController()
    state.value = { ...state.value, asking: true, slow: false }
    const slow = setTimeout(() => {
      state.value = { ...state.value, slow: true }
      say(words.value.state.slow)
    }, SLOW_MS)
    let retry: ReturnType<typeof setTimeout> | undefined
    how(document, JSON.parse(key) as Variables, spoken, control.signal)
      .then((answer) => {
        state.value = { ...NOTHING, answer }
      })
      .catch((error: unknown) => {
        if (control.signal.aborted) return
        const failure = error instanceof Failure ? error : new Failure('broken')
        state.value = { ...NOTHING, answer: state.value.answer, failure }
        if (failure.kind === 'unavailable' || failure.kind === 'busy') {
          retry = setTimeout(() => (round.value += 1), 1000 * (failure.wait ?? RETRY_SECONDS))
        }
      })
      .finally(() => {
        clearTimeout(slow)
      })
    return () => {
      control.abort()
      clearTimeout(slow)
      clearTimeout(retry)
    }
  }, [document, key, spoken, round.value])
  const again = useCallback(() => (round.value += 1), [round])
  return { state, again }
}
