/** What a difference says, pair by pair: what it gained and what it lost. Free of the page, so that it is tested alone. */

import { BASES, type Basis } from '../address.ts'
import type { ActorNode, CollaborationNode, CommitmentNode, LinkNode, NetworkNode } from '../api/types.ts'
import { pairOf } from '../picture/pairs.ts'
import type { Fate, FatedLink } from '../picture/scene.ts'

/** A link with its two actors whole: one of them may be in no network any more. */
export interface ChangedLink extends LinkNode {
  readonly source: ActorNode
  readonly target: ActorNode
}
export interface Difference {
  readonly added: readonly ChangedLink[]
  readonly ended: readonly ChangedLink[]
  readonly changed: readonly { readonly before: ChangedLink; readonly after: ChangedLink }[]
  readonly truncated: boolean
}

/** What links two actors. */
export interface Content {
  readonly bases: readonly Basis[]
  readonly commitments: readonly CommitmentNode[]
  readonly collaborations: readonly CollaborationNode[]
}
export interface Change {
  readonly fate: Exclude<Fate, 'held'>
  readonly from: ActorNode
  readonly to: ActorNode
  readonly gained: Content
  readonly lost: Content
}

function beyond<T extends { readonly id: string }>(these: readonly T[], those: readonly T[]): T[] {
  const known = new Set(those.map(({ id }) => id))
  return these.filter(({ id }) => !known.has(id))
}

/** What one link has and another, if any, has not. */
function more(link: ChangedLink | null, than: ChangedLink | null): Content {
  return {
    bases: BASES.filter((basis) => link?.basis.includes(basis) && !than?.basis.includes(basis)),
    commitments: beyond(link?.commitments ?? [], than?.commitments ?? []),
    collaborations: beyond(link?.collaborations ?? [], than?.collaborations ?? []),
  }
}

function change(fate: Change['fate'], before: ChangedLink | null, after: ChangedLink | null): Change[] {
  const link = after ?? before
  if (!link) return []
  return [{ fate, from: link.source, to: link.target, gained: more(after, before), lost: more(before, after) }]
}

/** All changes: links that came, links that went, links by something else. */
export function changesOf({ added, ended, changed }: Difference): Change[] {
  return [
    ...added.flatMap((link) => change('added', null, link)),
    ...ended.flatMap((link) => change('ended', link, null)),
    ...changed.flatMap(({ before, after }) => change('changed', before, after)),
  ]
}

/** The later network with what ended beside it, every link with its fate. */
export function fatedNetwork(difference: Difference, network: NetworkNode): { nodes: ActorNode[]; links: FatedLink[] } {
  const nodes = new Map(network.nodes.map((node) => [node.id, node]))
  const links = new Map<string, FatedLink>()
  const put = (link: LinkNode, fate: Fate) => links.set(pairOf(link.source.id, link.target.id), { link, fate })
  for (const link of network.links) put(link, 'held')
  for (const { after } of difference.changed) put(after, 'changed')
  for (const link of difference.added) put(link, 'added')
  for (const link of difference.ended) put(link, 'ended')
  const later = difference.changed.map(({ after }) => after)
  for (const { source, target } of [...difference.added, ...difference.ended, ...later]) {
    for (const actor of [source, target]) if (!nodes.has(actor.id)) nodes.set(actor.id, actor)
  }
  return { nodes: [...nodes.values()], links: [...links.values()] }
}
