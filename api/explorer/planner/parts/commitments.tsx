/** @jsxImportSource preact */
/** Commitments by code and title. */

import type { CommitmentNode } from '../api/types.ts'
import { words } from '../state.ts'
import { RecordLink, Swedish } from './names.tsx'

export function commitmentText({ code, title }: CommitmentNode): string {
  return `${code} ${title}`
}

/** For a cell of text; titles have commas of their own. */
export function commitmentsText(of: readonly CommitmentNode[]): string {
  return of.map(commitmentText).join('; ')
}

export function CommitmentLink({ of }: { readonly of: CommitmentNode }) {
  return (
    <RecordLink id={of.id}>
      <Swedish>{commitmentText(of)}</Swedish>
    </RecordLink>
  )
}

interface Given {
  readonly of: readonly CommitmentNode[]
  /** How many there are, where those given may be fewer. */
  readonly totalCount?: number
}

export function Commitments({ of, totalCount = of.length }: Given) {
  return (
    <>
      {of.map((one) => (
        <div key={one.id}>
          <CommitmentLink of={one} />
        </div>
      ))}
      {totalCount > of.length && words.value.picture.more(totalCount - of.length)}
    </>
  )
}
