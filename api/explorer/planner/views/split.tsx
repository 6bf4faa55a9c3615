/** @jsxImportSource preact */
/** An answer in sentences beside the picture where it is lit. Tables get the whole width. */

import type { ComponentChildren } from 'preact'
import { address } from '../state.ts'

interface Given {
  readonly sentences: ComponentChildren
  /** Whether the tables lack the sentences, which then stand above them. */
  readonly lacking?: boolean
  readonly children: ComponentChildren
}

export function Split({ sentences, lacking = false, children }: Given) {
  const { table } = address.value
  return (
    <div class={table ? 'answered' : 'split'}>
      {(!table || lacking) && sentences}
      <div class="answered">{children}</div>
    </div>
  )
}
