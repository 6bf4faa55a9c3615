/** @jsxImportSource preact */
/** Where commitments lack somebody or something, each gap in a sentence. */

import { useEffect, useMemo } from 'preact/hooks'
import type { Gap as GapKind } from '../address.ts'
import { useAnswer } from '../api/answer.ts'
import { GAPS } from '../api/questions.ts'
import type { ActorNode, CommitmentNode, FollowUpResult, Kind, NetworkNode, PlanNode } from '../api/types.ts'
import { CommitmentLink, commitmentText } from '../parts/commitments.tsx'
import { Marked, nameOf, RecordLink, untranslated } from '../parts/names.tsx'
import { Answered, Notice } from '../parts/status.tsx'
import { type Column, DataTable } from '../parts/table.tsx'
import { held } from '../picture/scene.ts'
import { address, go, words } from '../state.ts'
import { momentOf } from '../time/moment.ts'
import { Names } from './commitment.tsx'
import { MOST_LINKS } from './network.tsx'
import { ShownNetwork } from './shown.tsx'
import { Split } from './split.tsx'
import type { ViewGiven } from './view.ts'

interface Gap {
  readonly kind: GapKind
  readonly message: string
  readonly commitment: CommitmentNode | null
  readonly actor: ActorNode | null
  readonly targetGroup: { readonly id: string; readonly name: string; readonly nameEn: string | null } | null
}
interface Row {
  readonly commitment: CommitmentNode
  readonly responsible: readonly ActorNode[]
  readonly partners: readonly { readonly kind: Kind; readonly count: number }[]
  readonly liveCollaborations: number
  readonly lastFollowUp: { readonly year: number; readonly result: FollowUpResult } | null
}
interface GapsAnswer {
  readonly coverage: { readonly rows: readonly Row[]; readonly gaps: readonly Gap[] }
  readonly network: NetworkNode
}

export function GapsView({ plan, told }: ViewGiven) {
  const filter = { plan: plan.id, maxLinks: MOST_LINKS }
  const asking = useAnswer<GapsAnswer>(GAPS, { plan: plan.id, filter, at: momentOf(address.value) })
  const { answer } = asking.state.value
  useEffect(() => {
    if (answer) told(answer.moments.find(({ path }) => path[0] === 'coverage'))
  }, [answer])
  return <Answered asking={asking}>{({ data }) => <Gaps data={data} plan={plan} />}</Answered>
}

/** Actors that the gaps are about: named by them, or answering for their commitments. */
function concerned(gaps: readonly Gap[], rows: readonly Row[]): Set<string> {
  const commitments = new Set(gaps.map(({ commitment }) => commitment?.id))
  const answering = rows.filter(({ commitment }) => commitments.has(commitment.id)).flatMap((row) => row.responsible)
  return new Set([...gaps.flatMap(({ actor }) => actor?.id ?? []), ...answering.map(({ id }) => id)])
}

function Gaps({ data, plan }: { readonly data: GapsAnswer; readonly plan: PlanNode }) {
  const swedish = swedishOf(plan)
  const said = words.value
  const { rows, gaps } = data.coverage
  const { gap: kind } = address.value
  const kinds = [...new Set(gaps.map((gap) => gap.kind))]
  const shown = kind === null || !kinds.includes(kind) ? gaps : gaps.filter((gap) => gap.kind === kind)
  const links = useMemo(() => held(data.network.links), [data])
  const lit = useMemo(() => concerned(shown, rows), [data, kind])
  const touched = new Set(gaps.flatMap(({ commitment }) => commitment?.id ?? [])).size
  if (!gaps.length) {
    return (
      <Notice title={said.gaps.none}>
        <p>{said.gaps.noneHelp}</p>
      </Notice>
    )
  }
  const chip = (one: GapKind | null, text: string, count: number) => (
    <button
      key={one ?? 'all'}
      type="button"
      aria-pressed={kind === one}
      onClick={() => {
        go({ gap: one })
      }}
    >
      {text} <span class="number">{count}</span>
    </button>
  )
  return (
    <>
      <p class="sentence">{said.gaps.summary(gaps.length, touched, rows.length)}</p>
      <div class="chips" role="group" aria-label={said.gaps.kinds}>
        {chip(null, said.gaps.all, gaps.length)}
        {kinds.map((one) => chip(one, said.gap[one], gaps.filter((gap) => gap.kind === one).length))}
      </div>
      <Split sentences={<Sentences gaps={shown} swedish={swedish} />}>
        <ShownNetwork
          nodes={data.network.nodes}
          links={links}
          lit={lit}
          example={plan.isExample}
          answers={<Answers rows={rows} gaps={gaps} shown={shown} swedish={swedish} />}
        />
      </Split>
    </>
  )
}

/** The list scrolls, so it can be reached by keyboard. */
function Sentences({ gaps, swedish }: { readonly gaps: readonly Gap[]; readonly swedish: Swedish }) {
  return (
    <ul class="sentences" tabIndex={0} aria-label={words.value.view.gaps}>
      {gaps.map((gap, index) => (
        <li key={String(index)}>
          <Marked text={gap.message} swedish={swedish(gap)} /> <GapLink of={gap} />
        </li>
      ))}
    </ul>
  )
}

type Swedish = (gap: Gap) => string[]

/** What of a gap's sentence is Swedish in any language: names, and what it quotes. */
function swedishOf({ title, shortTitle }: PlanNode): Swedish {
  return ({ commitment, actor, targetGroup, message }) => {
    const quoted = [...message.matchAll(/“([^”]*)”/g)].map(([, quote = '']) => quote)
    const named = [actor, targetGroup].flatMap((one) => one ?? [])
    return [title, shortTitle ?? '', ...quoted, ...(commitment ? [commitment.title] : []), ...untranslated(named)]
  }
}

function GapLink({ of: { commitment, actor } }: { readonly of: Gap }) {
  const record = commitment ?? actor
  // The sentence itself has the commitment's title.
  return record && <RecordLink id={record.id}>{commitment?.code ?? words.value.gaps.open}</RecordLink>
}

interface AnswersGiven {
  readonly rows: readonly Row[]
  readonly gaps: readonly Gap[]
  readonly shown: readonly Gap[]
  readonly swedish: Swedish
}

function Answers({ rows, gaps, shown, swedish }: AnswersGiven) {
  const said = words.value
  const numbered = shown.map((gap, place) => ({ ...gap, place }))
  return (
    <>
      <DataTable
        name="gaps"
        caption={said.view.gaps}
        columns={gapColumns(swedish)}
        rows={numbered}
        keyOf={({ place }) => String(place)}
      />
      <DataTable
        name="coverage"
        caption={said.gaps.rows}
        columns={columns(gaps)}
        rows={rows}
        keyOf={({ commitment }) => commitment.id}
      />
    </>
  )
}

function gapColumns(swedish: Swedish): Column<Gap>[] {
  const said = words.value
  return [
    {
      name: 'commitment',
      head: said.type.Commitment,
      value: ({ commitment }) => commitment && commitmentText(commitment),
      show: ({ commitment }) => commitment && <CommitmentLink of={commitment} />,
    },
    { name: 'kind', head: said.gaps.kind, value: ({ kind }) => said.gap[kind] },
    { name: 'message', head: said.gaps.message, value: ({ message }) => message,
      show: (gap) => <Marked text={gap.message} swedish={swedish(gap)} />,
      wide: true,
    },
  ]
}

function columns(gaps: readonly Gap[]): Column<Row>[] {
  const said = words.value
  const of = (row: Row) => gaps.filter(({ commitment }) => commitment?.id === row.commitment.id)
  const partners = (row: Row) => row.partners.map(({ kind, count }) => `${said.kind[kind]} ${count}`).join(', ')
  return [
    {
      name: 'commitment',
      head: said.type.Commitment,
      value: ({ commitment }) => commitmentText(commitment),
      show: ({ commitment }) => <CommitmentLink of={commitment} />,
    },
    {
      name: 'responsible',
      head: said.record.responsible,
      value: (row) => row.responsible.map(nameOf).join(', ') || null,
      show: (row) => <Names edges={row.responsible.map((node) => ({ node }))} />,
    },
    { name: 'partners', head: said.gaps.partners, value: (row) => partners(row) || null },
    { name: 'live', head: said.gaps.live, value: (row) => row.liveCollaborations },
    {
      name: 'followUp',
      head: said.gaps.lastFollowUp,
      value: ({ lastFollowUp }) => lastFollowUp && `${lastFollowUp.year}: ${said.result[lastFollowUp.result]}`,
    },
    {
      name: 'gaps',
      head: said.view.gaps,
      value: (row) =>
        of(row)
          .map((gap) => said.gap[gap.kind])
          .join(', ') || null,
    },
  ]
}
