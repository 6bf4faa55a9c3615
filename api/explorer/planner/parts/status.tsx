/** @jsxImportSource preact */
/** What the page says where there is nothing to show: still asking, slow, nothing, broken. */

import type { ComponentChildren } from 'preact'
import type { Asked, Asking } from '../api/answer.ts'
import type { Answer, Failure } from '../api/ask.ts'
import { words } from '../state.ts'

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

/** The answer once it is there; until then, and where it fails, what a person should know. */
export function Answered<T>({
  asking,
  children,
}: {
  readonly asking: Asking<T>
  readonly children: (answer: Answer<T>) => ComponentChildren
}) {
  const state = asking.state.value
  return (
    <div class="answered" aria-busy={state.asking}>
      {state.failure && <Broken failure={state.failure} again={asking.again} />}
      {state.asking && (!state.answer || state.slow) && <Waiting state={state} />}
      {state.answer && children(state.answer)}
    </div>
  )
}
