/** @jsxImportSource preact */
/** Whose loss leaves a commitment without partner, or splits the network: each with its sentence. */

import { useEffect, useMemo } from 'preact/hooks'
import { useAnswer } from '../api/answer.ts'
import { CRITICAL } from '../api/questions.ts'
import type { ActorNode, CommitmentNode, NetworkNode } from '../api/types.ts'
import { ActorLine } from '../parts/actor-line.tsx'
import { Commitments, commitmentsText } from '../parts/commitments.tsx'
import { Marked, nameOf, untranslated } from '../parts/names.tsx'
import { Answered, Notice } from '../parts/status.tsx'
import { type Column, DataTable } from '../parts/table.tsx'
import { pairOf } from '../picture/pairs.ts'
import { held } from '../picture/scene.ts'
import { address, words } from '../state.ts'
import { momentOf } from '../time/moment.ts'
import { MOST_LINKS } from './network.tsx'
import { ShownNetwork } from './shown.tsx'
import { Split } from './split.tsx'
import type { ViewGiven } from './view.ts'

interface Critical {
  readonly actor: ActorNode
  readonly commitments: readonly CommitmentNode[]
  readonly splitsNetwork: boolean
  readonly sentence: string
}
interface CriticalAnswer {
  readonly criticalActors: readonly Critical[]
  readonly network: NetworkNode
}

export function CriticalView({ plan, told }: ViewGiven) {
  const filter = { plan: plan.id, maxLinks: MOST_LINKS }
  const asking = useAnswer<CriticalAnswer>(CRITICAL, { plan: plan.id, filter, at: momentOf(address.value) })
  const { answer } = asking.state.value
  useEffect(() => {
    if (answer) told(answer.moments.find(({ path }) => path[0] === 'criticalActors'))
  }, [answer])
  return <Answered asking={asking}>{({ data }) => <CriticalActors data={data} example={plan.isExample} />}</Answered>
}

function CriticalActors({ data, example }: { readonly data: CriticalAnswer; readonly example: boolean }) {
  const said = words.value
  const { criticalActors: rows, network } = data
  const links = useMemo(() => held(network.links), [data])
  const swedish = useMemo(
    () => [...untranslated(network.nodes), ...rows.flatMap(({ commitments }) => commitments.map(({ title }) => title))],
    [data],
  )
  const lit = useMemo(() => new Set(rows.map(({ actor }) => actor.id)), [data])
  // What they hold: every link that would go with them.
  const litPairs = useMemo(() => {
    const theirs = network.links.filter(({ source, target }) => lit.has(source.id) || lit.has(target.id))
    return new Set(theirs.map(({ source, target }) => pairOf(source.id, target.id)))
  }, [data, lit])
  if (!rows.length) {
    return (
      <Notice title={said.critical.none}>
        <p>{said.critical.noneHelp}</p>
      </Notice>
    )
  }
  const alone = rows.filter(({ commitments }) => commitments.length).length
  const splits = rows.filter(({ splitsNetwork }) => splitsNetwork).length
  return (
    <>
      <p class="sentence">{said.critical.summary(rows.length, alone, splits)}</p>
      <Split sentences={<Sentences rows={rows} swedish={swedish} />}>
        <ShownNetwork
          nodes={network.nodes}
          links={links}
          lit={lit}
          litPairs={litPairs}
          example={example}
          answers={
            <DataTable
              name="critical"
              caption={said.view.critical}
              columns={columns(swedish)}
              rows={rows}
              keyOf={({ actor }) => actor.id}
            />
          }
        />
      </Split>
    </>
  )
}

function Sentences({ rows, swedish }: { readonly rows: readonly Critical[]; readonly swedish: readonly string[] }) {
  return (
    <ul class="sentences" tabIndex={0} aria-label={words.value.view.critical}>
      {rows.map(({ actor, sentence }) => (
        <li key={actor.id}>
          <p>
            <ActorLine actor={actor} />
          </p>
          <p>
            <Marked text={sentence} swedish={swedish} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function columns(swedish: readonly string[]): Column<Critical>[] {
  const said = words.value
  const yes = (value: boolean) => (value ? said.table.yes : said.table.no)
  return [
    { name: 'name', head: said.table.name, value: ({ actor }) => nameOf(actor), show: ({ actor }) => <ActorLine actor={actor} /> },
    { name: 'kind', head: said.table.kind, value: ({ actor }) => said.kind[actor.kind] },
    {
      name: 'alone',
      head: said.critical.alone,
      value: (row) => commitmentsText(row.commitments) || null,
      show: (row) => <Commitments of={row.commitments} />,
    },
    { name: 'splits', head: said.critical.splits, value: (row) => yes(row.splitsNetwork) },
    { name: 'without', head: said.critical.without, value: ({ sentence }) => sentence,
      show: ({ sentence }) => <Marked text={sentence} swedish={swedish} />,
      wide: true,
    },
  ]
}
