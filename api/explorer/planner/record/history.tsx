/** @jsxImportSource preact */
/** What was done to a record, the latest first, and what each change put in place of what. */

import { useState } from 'preact/hooks'
import { useAnswer } from '../api/answer.ts'
import { RecordLink, Swedish } from '../parts/names.tsx'
import { language, words } from '../state.ts'
import { dayText, instantText } from '../words/dates.ts'
import { type AnyRecord, type Change, type NamedRecord, type NamesAnswer, RECORD_NAMES } from './document.ts'
import { fieldText, type Piece, valuePieces } from './told-change.ts'

const LONGEST = 160
/** The most that the API looks up at once. */
const MOST_NAMED = 100

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
      {by.fields.length > 0 && by.action !== 'CREATE' && by.action !== 'SEED' && <Fields of={by.fields} />}
    </>
  )
}

/** The fields, and the names of the records that they hold once somebody wants to see them. */
function Fields({ of }: { readonly of: Change['fields'] }) {
  const spoken = language.value
  const [open, setOpen] = useState(false)
  const told = of.map(({ name, before, after }) => ({
    name,
    before: before === null ? null : valuePieces(name, before, spoken),
    after: after === null ? null : valuePieces(name, after, spoken),
  }))
  const pieces = told.flatMap(({ before, after }) => [...(before ?? []), ...(after ?? [])])
  const ids = [...new Set(pieces.flatMap((piece) => ('id' in piece ? [piece.id] : [])))].slice(0, MOST_NAMED)
  const asking = useAnswer<NamesAnswer>(RECORD_NAMES, open && ids.length ? { ids } : null)
  const names = new Map(asking.state.value.answer?.data.nodes.flatMap((node) => (node ? [[node.id, node] as const] : [])))
  return (
    <details
      class="line-sources changes"
      onToggle={(event) => {
        setOpen(event.currentTarget.open)
      }}
    >
      <summary>{words.value.record.fields(of.length)}</summary>
      <dl>
        {told.map(({ name, before, after }, index) => (
          <div class="fact" key={`${index} ${name}`}>
            <dt>{fieldText(name)}</dt>
            <dd>
              <del>
                <Value of={before} names={names} />
              </del>{' '}
              <ins>
                <Value of={after} names={names} />
              </ins>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** A value in words; a dash where there was none. */
function Value({ of, names }: { readonly of: readonly Piece[] | null; readonly names: ReadonlyMap<string, NamedRecord> }) {
  if (!of) return <>–</>
  return (
    <>
      {of.map((piece, index) =>
        'text' in piece ? (
          shortened(piece.text)
        ) : (
          <RecordLink id={piece.id} key={`${index} ${piece.id}`}>
            <RecordName of={names.get(piece.id)} id={piece.id} />
          </RecordLink>
        ),
      )}
    </>
  )
}

function RecordName({ of, id }: { readonly of: NamedRecord | undefined; readonly id: string }) {
  const translated = language.value === 'en' && (of?.titleEn ?? of?.nameEn)
  if (translated) return <>{translated}</>
  const name = of?.title ?? of?.name
  return name ? <Swedish>{of?.code ? `${of.code} ${name}` : name}</Swedish> : <>{id}</>
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
