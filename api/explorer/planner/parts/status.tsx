/** @jsxImportSource preact */
/** What the page says where there is nothing to show: still asking, slow, nothing, broken. */

import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Asked, Asking } from '../api/answer.ts'
import type { Answer, Failure } from '../api/ask.ts'
import { say, words } from '../state.ts'

export function Notice({
  title,
  kind = 'empty',
  children,
}: {
  readonly title: string
  readonly kind?: 'empty' | 'broken' | 'hint'
  readonly children?: ComponentChildren
}) {
  return (
    <div class={`notice ${kind}`} role={kind === 'broken' ? 'alert' : undefined}>
      <h2>{title}</h2>
      {children}
    </div>
  )
}

export function Broken({ failure, again }: { readonly failure: Failure; readonly again: () => void }) {
  const said = words.value.state
  return (
    <Notice title={said[failure.kind]} kind="broken">
      <p>{said[`${failure.kind}Help`]}</p>
      {failure.kind === 'refused' && <p lang="en">{failure.message}</p>}
      <p>
        <button type="button" onClick={again}>
          {said.again}
        </button>
      </p>
    </Notice>
  )
}

function Waiting({ state }: { readonly state: Asked<unknown> }) {
  const said = words.value.state
  return (
    <div class="waiting">
      <span class="spinner" aria-hidden="true" />
      <p>{state.slow ? said.slow : said.asking}</p>
    </div>
  )
}

/** Tell an answer that has come by what sums it up, or by its first sentence. */
function announce(answer: Element): void {
  const told = answer.querySelector('.sentence, .stats, .sentences li, .notice h2')
  if (!told) return
  say(told.textContent, [...told.querySelectorAll('[lang=sv]')].map(({ textContent }) => textContent))
}

/** The answer once it is there; until then, and where it fails, what a person should know. */
export function Answered<T>({
  asking,
  children,
}: {
  readonly asking: Asking<T>
  readonly children: (answer: Answer<T>) => ComponentChildren
}) {
  const state = asking.state.value
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.answer && box.current) announce(box.current)
  }, [state.answer])
  return (
    <div ref={box} class="answered" aria-busy={state.asking}>
      {state.failure && <Broken failure={state.failure} again={asking.again} />}
      {state.asking && (!state.answer || state.slow) && <Waiting state={state} />}
      {state.answer && children(state.answer)}
    </div>
  )
}
