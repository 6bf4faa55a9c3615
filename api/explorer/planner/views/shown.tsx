/** @jsxImportSource preact */
/** A network as a picture or, one key away, as tables with the same content. */

import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { ActorNode, CollaborationNode, CommitmentNode } from '../api/types.ts'
import { ActorLine } from '../parts/actor-line.tsx'
import { ExampleTag, Link, nameOf, RecordLink, shortNameOf, Swedish } from '../parts/names.tsx'
import { type Column, DataTable } from '../parts/table.tsx'
import { communitiesOf, MOST_LINKS, summary, within } from '../picture/communities.ts'
import { pairOf } from '../picture/pairs.ts'
import { Picture } from '../picture/picture.tsx'
import { type FatedLink, type Scene, sceneOf } from '../picture/scene.ts'
import { address, go, language, words } from '../state.ts'

export interface ShownNetwork {
  readonly nodes: readonly ActorNode[]
  readonly links: readonly FatedLink[]
}
interface Given extends ShownNetwork {
  readonly lit?: ReadonlySet<string> | null
  /** Links to dwell on, as "id id" with the smaller id first. */
  readonly litPairs?: ReadonlySet<string> | null
  readonly example: boolean
  /** What else stands in the row of the two buttons. */
  readonly bar?: ComponentChildren
  /** Tables of the answer itself; they come before those of the network. */
  readonly answers?: ComponentChildren
}

interface Drawn {
  readonly scene: Scene
  readonly large: boolean
  /** For each dot of the scene the ids of the actors that it stands for, where those are several. */
  readonly members: ReadonlyMap<string, readonly string[]> | null
}

/** The scene to draw: the whole, or communities where that is too much, or one of them. */
function useScene({ nodes, links }: ShownNetwork): Drawn {
  const spoken = language.value
  const said = words.value
  const whole = useMemo(() => sceneOf(nodes, links, shortNameOf), [nodes, links, spoken])
  const large = whole.lines.length > MOST_LINKS
  const groups = useMemo(() => (large ? communitiesOf(whole) : []), [whole, large])
  const chosen = groups.find(({ id }) => id === address.value.community)
  const scene = useMemo(() => {
    if (!large) return whole
    return chosen ? within(whole, chosen) : summary(whole, groups, said.picture.community)
  }, [whole, large, chosen, groups, said])
  const members = useMemo(() => {
    if (!large || chosen) return null
    const id = (place: number) => whole.dots[place]?.id ?? ''
    return new Map(groups.map((group) => [group.id, group.members.map(id)]))
  }, [whole, large, chosen, groups])
  return { scene, large, members }
}

export function ShownNetwork({ nodes, links, lit = null, litPairs = null, example, bar, answers }: Given) {
  const said = words.value
  const { table, record, community } = address.value
  const { scene, large, members } = useScene({ nodes, links })
  const shining = useMemo(() => {
    if (!lit || !members) return lit
    return new Set([...members].flatMap(([id, all]) => (all.some((one) => lit.has(one)) ? [id] : [])))
  }, [lit, members])
  const litLines = useMemo(() => {
    if (!litPairs || members) return null
    const pairs = scene.lines.map(({ from, to }) => pairOf(scene.dots[from]?.id ?? '', scene.dots[to]?.id ?? ''))
    return new Set(pairs.flatMap((pair, index) => (litPairs.has(pair) ? [index] : [])))
  }, [scene, litPairs, members])
  const summarised = large && scene.dots.some((dot) => dot.count > 1)
  return (
    <>
      <div class="bar">
        <FormChooser />
        {bar}
      </div>
      {large && !table && (
        <p class="hint">
          {summarised ? said.picture.communities : <Link to={{ community: null }}>{said.picture.allCommunities}</Link>}
        </p>
      )}
      {table ? (
        <>
          {answers}
          <Tables nodes={nodes} links={links} />
        </>
      ) : (
        <Picture
          scene={scene}
          lit={shining}
          litLines={litLines}
          chosen={record}
          example={example}
          choose={(id) => {
            go(summarised && community === null ? { community: id } : { record: id })
          }}
        />
      )}
    </>
  )
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

interface ActorRow {
  readonly actor: ActorNode
  readonly links: number
}
interface LinkRow {
  readonly from: ActorNode
  readonly to: ActorNode
  readonly fated: FatedLink
}

function Tables({ nodes, links }: ShownNetwork) {
  const said = words.value
  const { actors, pairs } = useMemo(() => rowsOf(nodes, links), [nodes, links])
  const [kind, setKind] = useState<'links' | 'actors'>('links')
  const tab = (one: 'links' | 'actors') => (
    <button
      type="button"
      aria-pressed={kind === one}
      onClick={() => {
        setKind(one)
      }}
    >
      {said.table[one]}
    </button>
  )
  return (
    <div class="tables">
      <div class="forms" role="group" aria-label={said.form_.table}>
        {tab('links')}
        {tab('actors')}
      </div>
      {kind === 'links' ? (
        <DataTable
          caption={said.table.links}
          columns={linkColumns(links.some(({ fate }) => fate !== 'held'))}
          rows={pairs}
          keyOf={({ from, to, fated }) => `${from.id} ${to.id} ${fated.fate}`}
        />
      ) : (
        <DataTable caption={said.table.actors} columns={actorColumns()} rows={actors} keyOf={({ actor }) => actor.id} />
      )}
    </div>
  )
}

function rowsOf(nodes: readonly ActorNode[], links: readonly FatedLink[]): { actors: ActorRow[]; pairs: LinkRow[] } {
  const known = new Map(nodes.map((node) => [node.id, node]))
  const counts = new Map<string, number>()
  const pairs = links.flatMap((fated): LinkRow[] => {
    const [from, to] = [known.get(fated.link.source.id), known.get(fated.link.target.id)]
    if (!from || !to) return []
    for (const { id } of [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1)
    return [{ from, to, fated }]
  })
  return { actors: nodes.map((actor) => ({ actor, links: counts.get(actor.id) ?? 0 })), pairs }
}

function actorColumns(): Column<ActorRow>[] {
  const said = words.value
  return [
    { head: said.table.name, value: ({ actor }) => nameOf(actor), show: ({ actor }) => <ActorLine actor={actor} /> },
    { head: said.table.kind, value: ({ actor }) => said.kind[actor.kind] },
    { head: said.table.linkCount, value: ({ links }) => links },
    {
      head: said.table.example,
      value: ({ actor }) => (actor.isExample ? said.table.yes : said.table.no),
      show: ({ actor }) => (actor.isExample ? <ExampleTag of={actor} /> : said.table.no),
    },
  ]
}

/** Commitments by their codes. */
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

function collaborationList(collaborations: readonly CollaborationNode[]): ComponentChildren {
  return collaborations.map((one) => (
    <div key={one.id}>
      <RecordLink id={one.id}>
        <Swedish>{one.title}</Swedish>
      </RecordLink>
    </div>
  ))
}

function linkColumns(fated: boolean): Column<LinkRow>[] {
  const said = words.value
  const columns: Column<LinkRow>[] = [
    { head: `${said.table.from} 1`, value: ({ from }) => nameOf(from), show: ({ from }) => <ActorLine actor={from} /> },
    { head: `${said.table.to} 2`, value: ({ to }) => nameOf(to), show: ({ to }) => <ActorLine actor={to} /> },
    { head: said.table.basis, value: ({ fated: { link } }) => link.basis.map((one) => said.basis[one]).join(', ') },
    {
      head: said.table.commitments,
      value: ({ fated: { link } }) => link.commitments.map(({ code }) => code).join(', '),
      show: ({ fated: { link } }) => <Commitments of={link.commitments} />,
    },
    {
      head: said.table.collaborations,
      value: ({ fated: { link } }) => link.collaborations.map(({ title }) => title).join(', '),
      show: ({ fated: { link } }) => collaborationList(link.collaborations),
    },
  ]
  if (fated) columns.unshift({ head: said.table.fate, value: ({ fated: { fate } }) => said.fate[fate] })
  return columns
}
