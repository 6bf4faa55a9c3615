/** @jsxImportSource preact */
/** What marks and lines mean: only those that the picture has. */

import { BASES } from '../address.ts'
import type { Kind } from '../api/types.ts'
import { words } from '../state.ts'
import { isOutline, kindsOf, MARKS } from './marks.ts'
import type { Fate, Scene } from './scene.ts'

/** A kind's mark, as in the picture. */
export function Mark({ kind, example = false }: { readonly kind: Kind; readonly example?: boolean }) {
  const look = isOutline(kind) ? 'outline' : example ? 'hatched' : 'full'
  return (
    <svg class={`mark ${look}`} data-kind={kind} viewBox="-1.5 -1.5 3 3" aria-hidden="true">
      <path d={MARKS[kind]} />
      {look === 'hatched' && <path class="hatching" d="M-.9 .1L.1 -.9M-.7 .7L.7 -.7M-.1 .9L.9 -.1" />}
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

const FATES: readonly Fate[] = ['added', 'ended', 'changed']

export function Legend({ scene }: { readonly scene: Scene }) {
  const said = words.value
  const bases = BASES.filter((basis) => scene.lines.some((line) => line.bases.includes(basis)))
  const fates = FATES.filter((fate) => scene.lines.some((line) => line.fate === fate))
  return (
    <section class="legend" aria-label={said.picture.legend}>
      <ul>
        {kindsOf(scene.dots).map((kind) => (
          <li key={kind}>
            <Mark kind={kind} />
            {said.kind[kind]}
          </li>
        ))}
        {scene.dots.some((dot) => dot.example) && (
          <li>
            <Mark kind="CIVIL_SOCIETY_ORGANISATION" example />
            {said.picture.exampleKey}
          </li>
        )}
      </ul>
      <ul>
        {fates.length
          ? fates.map((fate) => (
              <li key={fate}>
                <Sample look={fate} />
                {said.fate[fate]}
              </li>
            ))
          : bases.map((basis) => (
              <li key={basis} title={said.basisMeaning[basis]}>
                <Sample look={basis} />
                {said.basis[basis]}
              </li>
            ))}
        {!fates.length && bases.length > 0 && <li class="note">{said.picture.weight}</li>}
      </ul>
    </section>
  )
}
