/** What the picture shows, free of the API and of the screen. */

import type { Basis } from '../address.ts'
import type { ActorNode, Kind, LinkNode } from '../api/types.ts'
import { compared } from '../words/order.ts'

/** How a link stands between two moments; "held" where the picture shows one moment. */
export type Fate = 'held' | 'added' | 'ended' | 'changed'

export interface Dot {
  readonly id: string
  readonly label: string
  /** What of the label is Swedish, whatever the page's language. */
  readonly swedish: readonly string[]
  /** Null for a group of actors. */
  readonly kind: Kind | null
  readonly example: boolean
  /** Actors that it stands for. */
  readonly count: number
  readonly links: number
}
export interface Line {
  /** Places in `dots`. */
  readonly from: number
  readonly to: number
  /** None between groups: their actors may be linked by any. */
  readonly bases: readonly Basis[]
  readonly weight: number
  readonly fate: Fate
}
export interface Scene {
  readonly dots: readonly Dot[]
  readonly lines: readonly Line[]
  /** Neighbours of each dot. */
  readonly near: readonly ReadonlySet<number>[]
}

export type Naming = (actor: ActorNode) => string

/** A link with its fate. */
export interface FatedLink {
  readonly link: LinkNode
  readonly fate: Fate
}

function neighbours(size: number, lines: readonly Line[]): Set<number>[] {
  const near = Array.from({ length: size }, () => new Set<number>())
  for (const { from, to } of lines) {
    near[from]?.add(to)
    near[to]?.add(from)
  }
  return near
}

/** Put dots and lines together, counting neighbours. */
export function assembled(dots: readonly Omit<Dot, 'links'>[], lines: readonly Line[]): Scene {
  const near = neighbours(dots.length, lines)
  return { dots: dots.map((dot, index) => ({ ...dot, links: near[index]?.size ?? 0 })), lines, near }
}

/** The scene of a network. Actors stand in the order of their names; links to actors that are not there are left out. */
export function sceneOf(nodes: readonly ActorNode[], links: readonly FatedLink[], naming: Naming): Scene {
  const sorted = [...nodes].sort((one, other) => compared(naming(one), naming(other)) || compared(one.id, other.id))
  const places = new Map(sorted.map((node, index) => [node.id, index]))
  const lines = links.flatMap(({ link, fate }): Line[] => {
    const from = places.get(link.source.id)
    const to = places.get(link.target.id)
    return from === undefined || to === undefined ? [] : [{ from, to, bases: link.basis, weight: link.weight, fate }]
  })
  const dots = sorted.map((node) => ({
    id: node.id,
    label: naming(node),
    swedish: node.nameEn ? [] : [node.name],
    kind: node.kind,
    example: node.isExample,
    count: 1,
  }))
  return assembled(dots, lines)
}

/** Links as they stand at one moment. */
export function held(links: readonly LinkNode[]): FatedLink[] {
  return links.map((link) => ({ link, fate: 'held' }))
}
