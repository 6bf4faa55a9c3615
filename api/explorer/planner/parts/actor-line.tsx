/** @jsxImportSource preact */
/** An actor on one line: its mark and its name, with its record behind it. */

import type { ActorNode } from '../api/types.ts'
import { Mark } from '../picture/legend.tsx'
import { Name, RecordLink } from './names.tsx'

export function ActorLine({ actor }: { readonly actor: ActorNode }) {
  return (
    <>
      <Mark kind={actor.kind} example={actor.isExample} />
      <RecordLink id={actor.id}>
        <Name of={actor} />
      </RecordLink>
    </>
  )
}
