/** @jsxImportSource preact */
/** Commitments by their codes. */

import type { CommitmentNode } from '../api/types.ts'
import { RecordLink } from './names.tsx'

export function Commitments({ of }: { readonly of: readonly CommitmentNode[] }) {
  return (
    <>
      {of.map((one, index) => (
        <span key={one.id}>
          {index > 0 && ', '}
          <RecordLink id={one.id}>
            <span title={one.title}>{one.code}</span>
          </RecordLink>
        </span>
      ))}
    </>
  )
}
