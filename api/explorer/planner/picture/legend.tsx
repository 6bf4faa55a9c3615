/** @jsxImportSource preact */
/** What marks and lines mean: only those that the picture has. */

import { useId } from 'preact/hooks'
import { BASES } from '../address.ts'
import type { Kind } from '../api/types.ts'
import { BasisMeanings } from '../parts/basis-meanings.tsx'
import { words } from '../state.ts'
import { isOutline, kindsOf, MARKS } from './marks.ts'
import type { Fate, Scene } from './scene.ts'

const HATCHING = 'M-1.5 .5L.5 -1.5M-1.5 1.2L1.2 -1.5M-1.2 1.5L1.5 -1.2M-.5 1.5L1.5 -.5'

/** A kind's mark, as in the picture. */
export function Mark({ kind, example = false }: { readonly kind: Kind; readonly example?: boolean }) {
  const look = isOutline(kind) ? 'outline' : example ? 'hatched' : 'full'
  const id = useId()
  return (
    <svg class={`mark ${look}`} data-kind={kind} viewBox="-1.5 -1.5 3 3" aria-hidden="true">
      {look === 'hatched' && (
        <>
          <clipPath id={id}>
            <path d={MARKS[kind]} />
          </clipPath>
          <path class="hatching" clip-path={`url(#${id})`} d={HATCHING} />
        </>
      )}
      <path d={MARKS[kind]} />
    </svg>
  )
}

function Sample({ look }: { readonly look: string }) {
  return (
    <svg class="sample" data-look={look} viewBox="0 0 34 10" aria-hidden="true">
      <path d="M1 5H33" />
    </svg>
  )
}

/** A ring, as the picture draws a group. */
function Ring() {
  return (
    <svg class="mark ring" viewBox="-1.5 -1.5 3 3" aria-hidden="true">
      <circle r="1.25" />
    </svg>
  )
}

function Rails() {
  return (
    <svg class="sample" data-look="rails" viewBox="0 0 34 10" aria-hidden="true">
      <path d="M1 3H33M1 7H33" />
    </svg>
  )
}

const FATES: readonly Fate[] = ['added', 'ended', 'changed', 'held']

export function Legend({ scene }: { readonly scene: Scene }) {
  const said = words.value
  const bases = BASES.filter((basis) => scene.lines.some((line) => line.bases.includes(basis)))
  const found = FATES.filter((fate) => scene.lines.some((line) => line.fate === fate))
  const fates = found.some((fate) => fate !== 'held') ? found : []
  const grouped = scene.dots.some(({ kind }) => kind === null)
  return (
    <section class="legend" aria-label={said.picture.legend}>
      <ul>
        {grouped && (
          <li>
            <Ring />
            {said.groups.mark}
          </li>
        )}
        {kindsOf(scene.dots).map((kind) => (
          <li key={kind}>
            <Mark kind={kind} />
            {said.kind[kind]}
          </li>
        ))}
        {scene.dots.some(({ kind, example }) => kind !== null && example) && (
          <li>
            <Mark kind="CIVIL_SOCIETY_ORGANISATION" example />
            {said.picture.exampleKey}
          </li>
        )}
      </ul>
      <ul>
        {grouped && scene.lines.length > 0 && (
          <>
            <li>
              <Rails />
              {said.groups.line}
            </li>
            <li class="note">{said.groups.weight}</li>
          </>
        )}
        {fates.length
          ? fates.map((fate) => (
              <li key={fate}>
                <Sample look={fate} />
                {said.fate[fate]}
              </li>
            ))
          : bases.map((basis) => (
              <li key={basis}>
                <Sample look={basis} />
                {said.basis[basis]}
              </li>
            ))}
        {!fates.length && bases.length > 0 && <li class="note">{said.picture.weight}</li>}
      </ul>
      {!fates.length && bases.length > 0 && <BasisMeanings />}
    </section>
  )
}
