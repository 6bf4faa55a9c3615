/** @jsxImportSource preact */
/** What changed between two moments: in the world, or in what the registry knew of it. */

import { useEffect, useMemo, useState } from 'preact/hooks'
import { BASES } from '../address.ts'
import { useAnswer } from '../api/answer.ts'
import { DIFFERENCE } from '../api/questions.ts'
import type { Moment, NetworkNode } from '../api/types.ts'
import { ActorLine } from '../parts/actor-line.tsx'
import { CommitmentLink, commitmentText } from '../parts/commitments.tsx'
import { Name, nameOf, RecordLink, Swedish } from '../parts/names.tsx'
import { Answered, Notice } from '../parts/status.tsx'
import { type Column, DataTable } from '../parts/table.tsx'
import { pairOf } from '../picture/pairs.ts'
import { address, words } from '../state.ts'
import { BetweenBar } from '../time/between-bar.tsx'
import { askedBetween, betweenOf } from '../time/between.ts'
import { today } from '../words/dates.ts'
import { type Change, changesOf, type Content, type Difference, fatedNetwork } from './changes.ts'
import { BasisChooser, MOST_LINKS } from './network.tsx'
import { ShownNetwork } from './shown.tsx'
import { Split } from './split.tsx'
import type { ViewGiven } from './view.ts'

interface DifferenceAnswer {
  readonly difference: Difference
  readonly network: NetworkNode
}

/** The moment of the later links. */
function laterOf(moments: readonly Moment[]): Moment | undefined {
  return moments.find(({ path, argument }) => path[0] === 'difference' && argument === 'to')
}

export function DifferenceView({ plan, told }: ViewGiven) {
  const { bases } = address.value
  const filter = { plan: plan.id, maxLinks: MOST_LINKS, ...(bases.length < BASES.length && { basis: bases }) }
  const span = betweenOf(address.value, plan, today())
  const asking = useAnswer<DifferenceAnswer>(DIFFERENCE, { ...askedBetween(address.value, span), filter })
  const { answer } = asking.state.value
  useEffect(() => {
    if (answer) told(laterOf(answer.moments))
  }, [answer])
  return (
    <>
      <BetweenBar told={answer ? laterOf(answer.moments) : undefined} plan={plan} />
      <Answered asking={asking}>{({ data }) => <Changes data={data} example={plan.isExample} />}</Answered>
    </>
  )
}

/** More sentences than these nobody reads; the table has all. */
const MOST_TOLD = 100

function Changes({ data, example }: { readonly data: DifferenceAnswer; readonly example: boolean }) {
  const said = words.value
  const { difference, network } = data
  const changes = useMemo(() => changesOf(difference), [data])
  const { nodes, links } = useMemo(() => fatedNetwork(difference, network), [data])
  const lit = useMemo(() => new Set(changes.flatMap(({ from, to }) => [from.id, to.id])), [changes])
  const litPairs = useMemo(() => new Set(changes.map(({ from, to }) => pairOf(from.id, to.id))), [changes])
  if (!changes.length) {
    return (
      <>
        <div class="bar">
          <BasisChooser />
        </div>
        <Notice title={said.difference.none}>
          <p>{address.value.learned ? said.difference.noneLearned : said.difference.noneHappened}</p>
        </Notice>
      </>
    )
  }
  const { added, ended, changed, truncated } = difference
  return (
    <>
      <p class="sentence">{said.difference.summary(added.length, ended.length, changed.length)}</p>
      {truncated && <p class="hint">{said.difference.truncated}</p>}
      <Split sentences={<Sentences changes={changes} />}>
        <ShownNetwork
          nodes={nodes}
          links={links}
          lit={lit}
          litPairs={litPairs}
          example={example}
          bar={<BasisChooser />}
          answers={
            <DataTable
              name="changes"
              caption={said.view.difference}
              columns={columns()}
              rows={changes}
              keyOf={({ fate, from, to }) => `${fate} ${from.id} ${to.id}`}
            />
          }
        />
      </Split>
    </>
  )
}

function Sentences({ changes }: { readonly changes: readonly Change[] }) {
  const said = words.value
  const [most, setMost] = useState(MOST_TOLD)
  return (
    <ul class="sentences" tabIndex={0} aria-label={said.view.difference}>
      {changes.slice(0, most).map((one) => (
        <li key={`${one.fate} ${one.from.id} ${one.to.id}`}>
          <p>
            <FateTag of={one} />{' '}
            <RecordLink id={one.from.id}>
              <Name of={one.from} />
            </RecordLink>{' '}
            {said.difference.with}{' '}
            <RecordLink id={one.to.id}>
              <Name of={one.to} />
            </RecordLink>
          </p>
          <Part of={one.gained} head={one.fate === 'changed' ? said.difference.gained : null} />
          <Part of={one.lost} head={one.fate === 'changed' ? said.difference.lost : null} />
        </li>
      ))}
      {changes.length > most && (
        <li>
          <button
            type="button"
            onClick={() => {
              setMost(most + MOST_TOLD)
            }}
          >
            {said.picture.more(changes.length - most)}
          </button>
        </li>
      )}
    </ul>
  )
}

function FateTag({ of: { fate } }: { readonly of: Change }) {
  return (
    <span class="tag" data-fate={fate}>
      {words.value.fate[fate]}
    </span>
  )
}

/** What came or went, on one line. */
function Part({ of, head }: { readonly of: Content; readonly head: string | null }) {
  if (contentText(of) === '') return null
  return (
    <p class="of">
      {head !== null && `${head}: `}
      <Contents of={of} />
    </p>
  )
}

function Contents({ of: { bases, commitments, collaborations } }: { readonly of: Content }) {
  const said = words.value
  const parts = [
    ...bases.map((basis) => said.basis[basis]),
    ...commitments.map((one) => <CommitmentLink of={one} key={one.id} />),
    ...collaborations.map((one) => (
      <RecordLink id={one.id} key={one.id}>
        <Swedish>{one.title}</Swedish>
      </RecordLink>
    )),
  ]
  return <>{parts.flatMap((part, index) => (index ? ['; ', part] : [part]))}</>
}

function contentText({ bases, commitments, collaborations }: Content): string {
  const said = words.value
  return [
    ...bases.map((basis) => said.basis[basis]),
    ...commitments.map(commitmentText),
    ...collaborations.map(({ title }) => title),
  ].join('; ')
}

function columns(): Column<Change>[] {
  const said = words.value
  const actor = (part: 'from' | 'to', number: number): Column<Change> => ({
    name: part,
    head: `${said.table[part]} ${number}`,
    value: (row) => nameOf(row[part]),
    show: (row) => <ActorLine actor={row[part]} />,
  })
  const content = (part: 'gained' | 'lost'): Column<Change> => ({
    name: part,
    head: said.difference[part],
    value: (row) => contentText(row[part]) || null,
    show: (row) => <Contents of={row[part]} />,
  })
  return [
    { name: 'fate', head: said.table.fate, value: ({ fate }) => said.fate[fate], show: (row) => <FateTag of={row} /> },
    actor('from', 1),
    actor('to', 2),
    content('gained'),
    content('lost'),
  ]
}
