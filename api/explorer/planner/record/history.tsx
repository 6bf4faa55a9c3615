/** @jsxImportSource preact */
/** What was done to a record, the latest first, and what each change put in place of what. */

import { Swedish } from '../parts/names.tsx'
import { language, words } from '../state.ts'
import { dayText, instantText } from '../words/dates.ts'
import type { AnyRecord, Change } from './document.ts'

const LONGEST = 160

export function History({ of }: { readonly of: AnyRecord }) {
  const said = words.value.record
  const { edges, totalCount } = of.changes
  return (
    <section>
      <h3>
        {said.history} <span class="count">{totalCount}</span>
      </h3>
      <ul class="plain">
        {[...edges].reverse().map(({ node }) => (
          <li key={node.id}>
            <Changed by={node} />
          </li>
        ))}
        {totalCount > edges.length && <li>{said.more(totalCount - edges.length)}</li>}
      </ul>
      <p class="hint">
        {of.confirmedOn ? said.confirmed(dayText(of.confirmedOn, language.value)) : said.neverConfirmed}
      </p>
    </section>
  )
}

function Changed({ by }: { readonly by: Change }) {
  const said = words.value
  return (
    <>
      <strong>{said.action[by.action]}</strong>
      <span class="aside">{[instantText(by.at, language.value), by.by].filter(Boolean).join(' · ')}</span>
      {by.reason && (
        <p>
          <Swedish>{by.reason}</Swedish>
        </p>
      )}
      {by.fields.length > 0 && by.action !== 'CREATE' && by.action !== 'SEED' && (
        <details class="line-sources">
          <summary>{said.record.fields(by.fields.length)}</summary>
          <dl>
            {by.fields.map(({ name, before, after }) => (
              <div class="fact" key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>
                  <del>{shortened(before)}</del> <ins>{shortened(after)}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  )
}

/** A value as it was recorded; nothing where there was none. */
function shortened(value: string | null): string {
  if (value === null) return '–'
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value
}
