/** What of a network is shown: the whole, or groups where that is too much, or one of them. */

import { useMemo } from 'preact/hooks'
import type { ActorNode } from '../api/types.ts'
import { shortNameOf } from '../parts/names.tsx'
import { communitiesOf, MOST_LINKS, summary, tally, within } from '../picture/communities.ts'
import { type FatedLink, type Scene, sceneOf } from '../picture/scene.ts'
import { address, language, words } from '../state.ts'
import type { GroupRow } from './tables.tsx'

export interface Linked {
  readonly nodes: readonly ActorNode[]
  readonly links: readonly FatedLink[]
}
export interface Grouped {
  readonly scene: Scene
  /** The actors shown: all, or those of the group that is open. */
  readonly nodes: readonly ActorNode[]
  /** The group that is open, by its actor with most links. */
  readonly open: ActorNode | null
  /** For each actor the dot of the group it is in, where groups are shown. */
  readonly homes: ReadonlyMap<string, string> | null
  readonly groups: readonly GroupRow[]
}

export function useGrouped({ nodes, links }: Linked): Grouped {
  const spoken = language.value
  const said = words.value
  const { community } = address.value
  const whole = useMemo(() => sceneOf(nodes, links, shortNameOf), [nodes, links, spoken])
  const communities = useMemo(() => (whole.lines.length > MOST_LINKS ? communitiesOf(whole) : []), [whole])
  return useMemo(() => {
    if (!communities.length) return { scene: whole, nodes, open: null, homes: null, groups: [] }
    const idsOf = (members: readonly number[]) => members.flatMap((place) => whole.dots[place]?.id ?? [])
    const chosen = communities.find(({ id }) => id === community)
    if (chosen) {
      const inside = new Set(idsOf(chosen.members))
      return {
        scene: within(whole, chosen),
        nodes: nodes.filter(({ id }) => inside.has(id)),
        open: nodes.find(({ id }) => id === chosen.id) ?? null,
        homes: null,
        groups: [],
      }
    }
    const counts = tally(whole, communities)
    return {
      scene: summary(whole, communities, said.groups.label),
      nodes,
      open: null,
      homes: new Map(communities.flatMap(({ id, members }) => idsOf(members).map((one) => [one, id] as const))),
      groups: communities.map(({ id, members }, index) => ({
        id,
        count: members.length,
        inside: counts[index]?.inside ?? 0,
        outside: counts[index]?.outside ?? 0,
      })),
    }
  }, [whole, communities, community, nodes, said])
}
