/** @jsxImportSource preact */
/** A network as tables: its links, its actors and, where the picture shows groups, those. */

import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { ActorNode, CollaborationNode } from '../api/types.ts'
import { ActorLine } from '../parts/actor-line.tsx'
import { Commitments } from '../parts/commitments.tsx'
import { ExampleTag, Link, Name, nameOf, RecordLink, Swedish } from '../parts/names.tsx'
import { type Column, DataTable } from '../parts/table.tsx'
import type { FatedLink } from '../picture/scene.ts'
import { words } from '../state.ts'

export interface GroupRow {
  /** That of its actor with most links, which names it. */
  readonly id: string
  readonly count: number
  readonly inside: number
  readonly outside: number
}
interface Given {
  readonly nodes: readonly ActorNode[]
  readonly links: readonly FatedLink[]
  readonly groups: readonly GroupRow[]
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
interface NamedGroup extends GroupRow {
  readonly leader: ActorNode
}
type Content = 'groups' | 'links' | 'actors'

export function Tables({ nodes, links, groups }: Given) {
  const said = words.value
  const { actors, pairs, named } = useMemo(() => rowsOf({ nodes, links, groups }), [nodes, links, groups])
  const [wanted, want] = useState<Content | null>(null)
  const contents: readonly Content[] = named.length ? ['groups', 'links', 'actors'] : ['links', 'actors']
  const shown = contents.find((one) => one === wanted) ?? contents[0]
  const names = { groups: said.groups.table, links: said.table.links, actors: said.table.actors }
  return (
    <div class="tables">
      <div class="forms" role="group" aria-label={said.form_.table}>
        {contents.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={shown === one}
            onClick={() => {
              want(one)
            }}
          >
            {names[one]}
          </button>
        ))}
      </div>
      {shown === 'groups' && (
        <DataTable caption={names.groups} columns={groupColumns()} rows={named} keyOf={({ id }) => id} />
      )}
      {shown === 'links' && (
        <DataTable
          caption={names.links}
          columns={linkColumns(links.some(({ fate }) => fate !== 'held'))}
          rows={pairs}
          keyOf={({ from, to, fated }) => `${from.id} ${to.id} ${fated.fate}`}
        />
      )}
      {shown === 'actors' && (
        <DataTable caption={names.actors} columns={actorColumns()} rows={actors} keyOf={({ actor }) => actor.id} />
      )}
    </div>
  )
}

function rowsOf({ nodes, links, groups }: Given): { actors: ActorRow[]; pairs: LinkRow[]; named: NamedGroup[] } {
  const known = new Map(nodes.map((node) => [node.id, node]))
  const counts = new Map<string, number>()
  const pairs = links.flatMap((fated): LinkRow[] => {
    const [from, to] = [known.get(fated.link.source.id), known.get(fated.link.target.id)]
    if (!from || !to) return []
    for (const { id } of [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1)
    return [{ from, to, fated }]
  })
  const named = groups.flatMap((group): NamedGroup[] => {
    const leader = known.get(group.id)
    return leader ? [{ ...group, leader }] : []
  })
  return { actors: nodes.map((actor) => ({ actor, links: counts.get(actor.id) ?? 0 })), pairs, named }
}

function groupColumns(): Column<NamedGroup>[] {
  const said = words.value.groups
  return [
    {
      head: said.around,
      value: ({ leader }) => nameOf(leader),
      show: ({ id, leader }) => (
        <Link to={{ community: id }}>
          <Name of={leader} />
        </Link>
      ),
    },
    { head: said.count, value: ({ count }) => count },
    { head: said.inside, value: ({ inside }) => inside },
    { head: said.outside, value: ({ outside }) => outside },
  ]
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
