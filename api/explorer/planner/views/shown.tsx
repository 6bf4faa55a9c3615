/** @jsxImportSource preact */
/** A network as a picture or, one key away, as tables with the same content. */

import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { Link, Name, RecordLink } from '../parts/names.tsx'
import { pairOf } from '../picture/pairs.ts'
import { Picture } from '../picture/picture.tsx'
import { address, go, words } from '../state.ts'
import { type Grouped, type Linked, useGrouped } from './grouped.ts'
import { Tables } from './tables.tsx'

interface Given extends Linked {
  readonly lit?: ReadonlySet<string> | null
  /** Links to dwell on, as "id id" with the smaller id first. */
  readonly litPairs?: ReadonlySet<string> | null
  readonly example: boolean
  /** What else stands in the row of the two buttons. */
  readonly bar?: ComponentChildren
  /** Tables of the answer itself; they come before those of the network. */
  readonly answers?: ComponentChildren
}

export function ShownNetwork({ nodes, links, lit = null, litPairs = null, example, bar, answers }: Given) {
  const { table, record } = address.value
  const grouped = useGrouped({ nodes, links })
  const { scene, homes } = grouped
  const shining = useMemo(() => (lit && homes ? new Set([...lit].flatMap((id) => homes.get(id) ?? [])) : lit), [lit, homes])
  const litLines = useMemo(() => {
    if (!litPairs || homes) return null
    const pairs = scene.lines.map(({ from, to }) => pairOf(scene.dots[from]?.id ?? '', scene.dots[to]?.id ?? ''))
    return new Set(pairs.flatMap((pair, index) => (litPairs.has(pair) ? [index] : [])))
  }, [scene, litPairs, homes])
  const groups = useMemo(() => new Set(scene.dots.flatMap(({ id, kind }) => (kind === null ? [id] : []))), [scene])
  return (
    <>
      <div class="bar">
        <FormChooser />
        {bar}
      </div>
      <GroupHint of={grouped} changes={links.some(({ fate }) => fate !== 'held')} />
      {table ? (
        <>
          {answers}
          <Tables nodes={grouped.nodes} links={links} groups={grouped.groups} />
        </>
      ) : (
        <Picture
          scene={scene}
          lit={shining}
          litLines={litLines}
          chosen={record && homes ? (homes.get(record) ?? null) : record}
          example={example}
          choose={(id) => {
            go(groups.has(id) ? { community: id } : { record: id })
          }}
        />
      )}
    </>
  )
}

/** That groups are shown and not actors, or which group; nothing where the whole network is. */
function GroupHint({ of: { nodes, open, homes }, changes }: { readonly of: Grouped; readonly changes: boolean }) {
  const { groups: said, counts } = words.value
  if (open) {
    return (
      <p class="hint">
        {said.around}{' '}
        <RecordLink id={open.id}>
          <Name of={open} />
        </RecordLink>
        {`, ${counts.actors(nodes.length)}. `}
        <Link to={{ community: null }}>{said.all}</Link>
      </p>
    )
  }
  if (!homes || address.value.table) return null
  const alone = nodes.length - homes.size
  return <p class="hint">{[said.hint, alone && said.alone(alone), changes && said.changed].filter(Boolean).join(' ')}</p>
}

/** No letter: those belong to who types, and to screen readers (WCAG 2.1.4). */
const SWITCH_KEY = 'F2'

/** Picture or table: two buttons, and one key. */
export function FormChooser() {
  const said = words.value.form_
  const { table } = address.value
  useEffect(() => {
    function key(event: KeyboardEvent) {
      if (event.key !== SWITCH_KEY) return
      event.preventDefault()
      go({ table: !address.value.table })
    }
    document.addEventListener('keydown', key)
    return () => {
      document.removeEventListener('keydown', key)
    }
  }, [])
  const button = (asTable: boolean, text: string) => (
    <button
      type="button"
      aria-pressed={table === asTable}
      aria-keyshortcuts={SWITCH_KEY}
      onClick={() => {
        go({ table: asTable })
      }}
    >
      {text}
    </button>
  )
  return (
    <div class="forms" role="group" aria-label={said.choose}>
      {button(false, said.picture)}
      {button(true, said.table)}
    </div>
  )
}
