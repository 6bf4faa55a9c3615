/** @jsxImportSource preact */
/** How two actors are connected, in sentences and lit in the picture. */

import { useEffect, useMemo } from 'preact/hooks'
import type { Basis } from '../address.ts'
import { useAnswer } from '../api/answer.ts'
import { PATH_END, PATHS } from '../api/questions.ts'
import type { ActorNode, CollaborationNode, CommitmentNode, LinkNode, NetworkNode } from '../api/types.ts'
import { Marked, nameOf, untranslated } from '../parts/names.tsx'
import { Answered, Notice } from '../parts/status.tsx'
import { pairOf } from '../picture/pairs.ts'
import { held } from '../picture/scene.ts'
import { Combobox } from '../search/combobox.tsx'
import { address, go, words } from '../state.ts'
import { momentOf } from '../time/moment.ts'
import { BasisChooser, MOST_LINKS } from './network.tsx'
import { ShownNetwork } from './shown.tsx'
import { Split } from './split.tsx'
import type { ViewGiven } from './view.ts'

interface Hop {
  readonly from: ActorNode
  readonly to: ActorNode
  readonly basis: Basis
  readonly collaboration: CollaborationNode | null
  readonly commitments: readonly CommitmentNode[]
}
interface Path {
  readonly length: number
  readonly sentence: string
  readonly hops: readonly Hop[]
}
interface PathsAnswer {
  readonly ends: readonly (ActorNode | null)[]
  readonly paths: readonly Path[]
  readonly network: NetworkNode
}

export function PathsView({ plan, told }: ViewGiven) {
  const said = words.value
  const { actor: from, other: to, bases } = address.value
  const filter = { plan: plan.id, maxLinks: MOST_LINKS }
  const asking = useAnswer<PathsAnswer>(
    PATHS,
    from !== null && to !== null ? { from, to, bases, filter, at: momentOf(address.value) } : null,
  )
  const { answer } = asking.state.value
  useEffect(() => {
    if (answer) told(answer.moments.find(({ path }) => path[0] === 'paths'))
  }, [answer])
  const alone = from !== null && to !== null ? null : (from ?? to)
  const known = { known: address.value.known, day: null }
  const end = useAnswer<{ actor: ActorNode | null }>(PATH_END, alone === null ? null : { id: alone, at: momentOf(known) })
  const ends = [...(answer?.data.ends ?? []), end.state.value.answer?.data.actor]
  const name = (id: string | null) => {
    if (id === null) return ''
    const actor = ends.find((one) => one?.id === id)
    return actor ? nameOf(actor) : null
  }
  return (
    <>
      <div class="choices-row">
        <Combobox
          label={said.choose.first}
          kinds={['ACTOR']}
          text={name(from)}
          choose={({ id }) => {
            go({ actor: id, record: null })
          }}
        />
        <Combobox
          label={said.choose.second}
          kinds={['ACTOR']}
          text={name(to)}
          choose={({ id }) => {
            go({ other: id, record: null })
          }}
        />
        <BasisChooser />
      </div>
      {from === null || to === null ? (
        <Notice title={said.choose.pathMissing} kind="hint" />
      ) : (
        <Answered asking={asking}>{({ data }) => <Paths data={data} example={plan.isExample} />}</Answered>
      )}
    </>
  )
}

/** The network with whatever the paths have beyond it, and what of it lies on them. */
function joined({ paths, network, ends }: PathsAnswer) {
  const hops = paths.flatMap((path) => path.hops)
  const nodes = new Map(network.nodes.map((node) => [node.id, node]))
  const pairs = new Set(network.links.map(({ source, target }) => pairOf(source.id, target.id)))
  const more: LinkNode[] = []
  for (const actor of ends) if (actor) nodes.set(actor.id, actor)
  for (const { from, to, basis, collaboration, commitments } of hops) {
    for (const actor of [from, to]) nodes.set(actor.id, actor)
    const pair = pairOf(from.id, to.id)
    if (pairs.has(pair)) continue
    pairs.add(pair)
    const collaborations = collaboration ? [collaboration] : []
    more.push({ source: from, target: to, weight: commitments.length, basis: [basis], commitments, collaborations })
  }
  return {
    nodes: [...nodes.values()],
    links: held([...network.links, ...more]),
    lit: new Set([...ends.flatMap((end) => end?.id ?? []), ...hops.flatMap(({ from, to }) => [from.id, to.id])]),
    litPairs: new Set(hops.map(({ from, to }) => pairOf(from.id, to.id))),
  }
}

function Paths({ data, example }: { readonly data: PathsAnswer; readonly example: boolean }) {
  const { nodes, links, lit, litPairs } = useMemo(() => joined(data), [data])
  const anyExample = example || data.ends.some((end) => end?.isExample)
  return (
    <Split lacking sentences={<Sentences paths={data.paths} />}>
      <ShownNetwork nodes={nodes} links={links} lit={lit} litPairs={litPairs} example={anyExample} />
    </Split>
  )
}

function namesOf({ hops }: Path): string[] {
  return hops.flatMap(({ from, to, collaboration, commitments }) => [
    ...untranslated([from, to]),
    ...(collaboration ? [collaboration.title] : []),
    ...commitments.map(({ title }) => title),
  ])
}

function Sentences({ paths }: { readonly paths: readonly Path[] }) {
  const said = words.value
  if (!paths.length) {
    return (
      <Notice title={said.paths.none}>
        <p>{said.paths.noneHelp}</p>
      </Notice>
    )
  }
  return (
    <ol class="sentences" tabIndex={0} aria-label={said.view.paths}>
      {paths.map((path, index) => (
        <li key={String(index)}>
          <Marked text={path.sentence} swedish={namesOf(path)} />
        </li>
      ))}
    </ol>
  )
}
