/** @jsxImportSource preact */
/** A network as tables: its links, its actors and, where the picture shows groups, those. */

import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { List } from '../address.ts'
import type { ActorNode, CollaborationNode } from '../api/types.ts'
import { ActorLine } from '../parts/actor-line.tsx'
import { BasisMeanings } from '../parts/basis-meanings.tsx'
import { Commitments, commitmentsText } from '../parts/commitments.tsx'
import { ExampleTag, Link, Name, nameOf, RecordLink, Swedish } from '../parts/names.tsx'
import { type Column, DataTable } from '../parts/table.tsx'
import type { FatedLink } from '../picture/scene.ts'
import { address, go, words } from '../state.ts'

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

export function Tables({ nodes, links, groups }: Given) {
  const said = words.value
  const { actors, pairs, named } = useMemo(() => rowsOf({ nodes, links, groups }), [nodes, links, groups])
  const { list } = address.value
  const contents: readonly List[] = named.length ? ['groups', 'links', 'actors'] : ['links', 'actors']
  const shown = contents.find((one) => one === list) ?? contents[0]
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
              go({ list: one })
            }}
          >
            {names[one]}
          </button>
        ))}
      </div>
      {shown === 'groups' && (
        <DataTable name="groups" caption={names.groups} columns={groupColumns()} rows={named} keyOf={({ id }) => id} />
      )}
      {shown === 'links' && <BasisMeanings />}
      {shown === 'links' && (
        <DataTable
          name="links"
          caption={names.links}
          columns={linkColumns(links.some(({ fate }) => fate !== 'held'))}
          rows={pairs}
          keyOf={({ from, to, fated }) => `${from.id} ${to.id} ${fated.fate}`}
        />
      )}
      {shown === 'actors' && (
        <DataTable name="actors" caption={names.actors} columns={actorColumns()} rows={actors} keyOf={({ actor }) => actor.id} />
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
      name: 'around',
      head: said.around,
      value: ({ leader }) => nameOf(leader),
      show: ({ id, leader }) => (
        <Link to={{ community: id }}>
          <Name of={leader} />
        </Link>
      ),
    },
    { name: 'count', head: said.count, value: ({ count }) => count },
    { name: 'inside', head: said.inside, value: ({ inside }) => inside },
    { name: 'outside', head: said.outside, value: ({ outside }) => outside },
  ]
}

function actorColumns(): Column<ActorRow>[] {
  const said = words.value
  return [
    { name: 'name', head: said.table.name, value: ({ actor }) => nameOf(actor), show: ({ actor }) => <ActorLine actor={actor} /> },
    { name: 'kind', head: said.table.kind, value: ({ actor }) => said.kind[actor.kind] },
    { name: 'links', head: said.table.linkCount, value: ({ links }) => links },
    {
      name: 'example',
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
    { name: 'from', head: `${said.table.from} 1`, value: ({ from }) => nameOf(from), show: ({ from }) => <ActorLine actor={from} /> },
    { name: 'to', head: `${said.table.to} 2`, value: ({ to }) => nameOf(to), show: ({ to }) => <ActorLine actor={to} /> },
    { name: 'basis', head: said.table.basis, value: ({ fated: { link } }) => link.basis.map((one) => said.basis[one]).join(', ') },
    {
      name: 'commitments',
      head: said.table.commitments,
      value: ({ fated: { link } }) => commitmentsText(link.commitments),
      show: ({ fated: { link } }) => <Commitments of={link.commitments} />,
    },
    {
      name: 'collaborations',
      head: said.table.collaborations,
      value: ({ fated: { link } }) => link.collaborations.map(({ title }) => title).join(', '),
      show: ({ fated: { link } }) => collaborationList(link.collaborations),
    },
  ]
  if (fated) columns.unshift({ name: 'fate', head: said.table.fate, value: ({ fated: { fate } }) => said.fate[fate] })
  return columns
}
