/** @jsxImportSource preact */
/** What the kinds of links mean, one step away. */

import { BASES } from '../address.ts'
import { words } from '../state.ts'

export function BasisMeanings() {
  const said = words.value
  return (
    <details class="meanings">
      <summary>{said.picture.meanings}</summary>
      <dl>
        {BASES.map((basis) => (
          <div key={basis}>
            <dt>{said.basis[basis]}</dt>
            <dd>{said.basisMeaning[basis]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
