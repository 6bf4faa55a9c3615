/** Networks too large to draw: groups of actors that are tied more to each other than to the rest. */

import Graph from 'graphology'
import louvain from 'graphology-communities-louvain'
import { assembled, type Dot, type Line, type Scene } from './scene.ts'

export const MOST_LINKS = 5000

export interface Community {
  /** Known by its actor with most links: that stays when the picture is drawn anew. */
  readonly id: string
  readonly members: readonly number[]
}

/** A source of numbers that is the same every time. */
function steady(): () => number {
  let seed = 20_231_231
  return () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return seed / 4_294_967_296
  }
}

/** The communities of a scene, largest first. Dots without a link belong to none. */
export function communitiesOf(scene: Scene): Community[] {
  const graph = new Graph({ type: 'undirected' })
  scene.lines.forEach(({ from, to, weight }) => {
    graph.mergeNode(from)
    graph.mergeNode(to)
    if (from !== to) graph.mergeEdge(from, to, { weight })
  })
  const groups = new Map<number, number[]>()
  for (const [place, group] of Object.entries(louvain(graph, { rng: steady() }))) {
    groups.set(group, [...(groups.get(group) ?? []), Number(place)])
  }
  const links = (place: number) => scene.dots[place]?.links ?? 0
  return [...groups.values()]
    .map((places) => {
      const members = places.sort((one, other) => links(other) - links(one) || one - other)
      return { id: scene.dots[members[0] ?? 0]?.id ?? '', members }
    })
    .sort((one, other) => other.members.length - one.members.length || (one.id < other.id ? -1 : 1))
}

/** For each actor in a community the place of that among the communities. */
function homesOf(communities: readonly Community[]): Map<number, number> {
  return new Map(communities.flatMap(({ members }, index) => members.map((place) => [place, index] as const)))
}

/** A dot for a community: a group, or the one actor that it is. */
function dotOf(scene: Scene, { id, members }: Community, naming: (leader: string) => string): Omit<Dot, 'links'>[] {
  const dots = members.flatMap((place) => scene.dots[place] ?? [])
  const [leader] = dots
  if (!leader || dots.length === 1) return dots
  const example = dots.every((dot) => dot.example)
  return [{ id, label: naming(leader.label), swedish: leader.swedish, kind: null, example, count: dots.length }]
}

/** How many links each community has within itself and to others. */
export function tally(scene: Scene, communities: readonly Community[]): { readonly inside: number; readonly outside: number }[] {
  const home = homesOf(communities)
  const counts = communities.map(() => ({ inside: 0, outside: 0 }))
  for (const { from, to } of scene.lines) {
    const [one, other] = [home.get(from) ?? -1, home.get(to) ?? -1]
    for (const index of new Set([one, other])) {
      const count = counts[index]
      if (count) count[one === other ? 'inside' : 'outside'] += 1
    }
  }
  return counts
}

/** One dot a community, one line where any of their actors are linked. */
export function summary(scene: Scene, communities: readonly Community[], naming: (leader: string) => string): Scene {
  const home = homesOf(communities)
  const dots = communities.flatMap((community) => dotOf(scene, community, naming))
  const weights = new Map<string, number>()
  for (const { from, to } of scene.lines) {
    const [one, other] = [home.get(from) ?? -1, home.get(to) ?? -1]
    if (one === other) continue
    const key = `${Math.min(one, other)} ${Math.max(one, other)}`
    weights.set(key, (weights.get(key) ?? 0) + 1)
  }
  const lines = [...weights].map(([key, weight]): Line => {
    const [from = 0, to = 0] = key.split(' ').map(Number)
    return { from, to, bases: [], weight, fate: 'held' }
  })
  return assembled(dots, lines)
}

/** The scene of one community alone. */
export function within(scene: Scene, community: Community): Scene {
  const places = [...community.members].sort((one, other) => one - other)
  const renamed = new Map(places.map((place, index) => [place, index]))
  const lines = scene.lines.flatMap((line): Line[] => {
    const [from, to] = [renamed.get(line.from), renamed.get(line.to)]
    return from === undefined || to === undefined ? [] : [{ ...line, from, to }]
  })
  return assembled(
    places.flatMap((place) => scene.dots[place] ?? []),
    lines,
  )
}
