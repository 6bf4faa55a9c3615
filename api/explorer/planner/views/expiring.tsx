/** @jsxImportSource preact */
/** Which collaborations end soon with nothing to carry them on. */

import { useEffect, useMemo } from 'preact/hooks'
import { useAnswer } from '../api/answer.ts'
import { EXPIRING } from '../api/documents.ts'
import type { ActorNode, CollaborationNode, CommitmentNode, Listed, NetworkNode, Role } from '../api/types.ts'
import { Commitments, commitmentsText } from '../parts/commitments.tsx'
import { ExampleTag, nameOf, RecordLink, Swedish } from '../parts/names.tsx'
import { Answered, Notice } from '../parts/status.tsx'
import { type Column, DataTable } from '../parts/table.tsx'
import { held } from '../picture/scene.ts'
import { address, go, language, words } from '../state.ts'
import { momentOf } from '../time/moment.ts'
import { dayText } from '../words/dates.ts'
import { Names } from './commitment.tsx'
import { MOST_LINKS } from './network.tsx'
import { ShownNetwork } from './shown.tsx'
import { Split } from './split.tsx'
import type { ViewGiven } from './view.ts'

interface Expiry {
  readonly lastDay: string | null
  readonly noticeDate: string | null
  readonly daysLeft: number | null
  readonly collaboration: CollaborationNode & {
    readonly isExample: boolean
    readonly participants: { readonly edges: readonly { readonly role: Role; readonly node: ActorNode }[]; readonly totalCount: number }
    readonly commitments: Listed<CommitmentNode> & { readonly totalCount: number }
  }
}

interface ExpiringAnswer {
  readonly expiring: readonly Expiry[]
  readonly network: NetworkNode
}

const CHOICES = [90, 180, 365, 730] as const

export function ExpiringView({ plan, told }: ViewGiven) {
  const said = words.value
  const { within } = address.value
  const filter = { plan: plan.id, maxLinks: MOST_LINKS }
  const asking = useAnswer<ExpiringAnswer>(EXPIRING, { plan: plan.id, within, filter, at: momentOf(address.value) })
  const { answer } = asking.state.value
  useEffect(() => {
    if (answer) told(answer.moments.find(({ path }) => path[0] === 'expiring'))
  }, [answer])
  return (
    <>
      <label class="choice">
        {said.choose.within}
        <select
          value={within}
          onChange={(event) => {
            go({ within: Number(event.currentTarget.value) })
          }}
        >
          {[...new Set([...CHOICES, within])].map((days) => (
            <option key={days} value={days}>
              {said.counts.days(days)}
            </option>
          ))}
        </select>
      </label>
      <Answered asking={asking}>{({ data }) => <Expiries data={data} example={plan.isExample} />}</Answered>
    </>
  )
}

function Expiries({ data, example }: { readonly data: ExpiringAnswer; readonly example: boolean }) {
  const said = words.value
  const { expiring: rows, network } = data
  const links = useMemo(() => held(network.links), [data])
  const lit = useMemo(() => {
    const parties = rows.flatMap(({ collaboration }) => collaboration.participants.edges)
    return new Set(parties.map(({ node }) => node.id))
  }, [data])
  const { within } = address.value
  if (!rows.length) {
    return (
      <Notice title={said.expiring.none(within)}>
        <p>{said.expiring.noneHelp}</p>
      </Notice>
    )
  }
  const dated = rows.filter((row) => row.daysLeft !== null)
  return (
    <>
      <p class="sentence">{said.expiring.summary(dated.length, rows.length - dated.length, within)}</p>
      <Split sentences={<Sentences rows={rows} />}>
        <ShownNetwork
          nodes={network.nodes}
          links={links}
          lit={lit}
          example={example}
          answers={
            <DataTable
              name="expiring"
              caption={said.view.expiring}
              columns={columns()}
              rows={rows}
              keyOf={(row) => row.collaboration.id}
            />
          }
        />
      </Split>
    </>
  )
}

function Sentences({ rows }: { readonly rows: readonly Expiry[] }) {
  return (
    <ul class="sentences" tabIndex={0} aria-label={words.value.view.expiring}>
      {rows.map((row) => (
        <li key={row.collaboration.id}>
          <Expiring of={row} />
        </li>
      ))}
    </ul>
  )
}

function Expiring({ of: { collaboration, lastDay, noticeDate, daysLeft } }: { readonly of: Expiry }) {
  const said = words.value
  const day = (value: string) => dayText(value, language.value)
  const facts = [
    lastDay ? said.expiring.ends(day(lastDay)) : said.expiring.unknownEnd,
    noticeDate && said.expiring.noticeBy(day(noticeDate)),
    daysLeft !== null && said.expiring.left(daysLeft),
  ]
  return (
    <>
      <RecordLink id={collaboration.id}>
        <Swedish>{collaboration.title}</Swedish>
      </RecordLink>{' '}
      {facts.filter(Boolean).join(' ')}
    </>
  )
}

function commitmentsOf({ collaboration }: Expiry): CommitmentNode[] {
  return collaboration.commitments.edges.map(({ node }) => node)
}

function columns(): Column<Expiry>[] {
  const said = words.value
  const day = (value: string | null) => (value ? dayText(value, language.value) : said.record.unknown)
  return [
    { name: 'days', head: said.expiring.days, value: (row) => row.daysLeft, show: (row) => row.daysLeft ?? said.record.unknown },
    { name: 'lastDay', head: said.expiring.lastDay, value: (row) => row.lastDay, show: (row) => day(row.lastDay) },
    { name: 'notice', head: said.expiring.notice, value: (row) => row.noticeDate, show: (row) => day(row.noticeDate) },
    {
      name: 'collaboration',
      head: said.type.Collaboration,
      value: (row) => row.collaboration.title,
      show: ({ collaboration }) => (
        <>
          <RecordLink id={collaboration.id}>
            <Swedish>{collaboration.title}</Swedish>
          </RecordLink>{' '}
          <ExampleTag of={collaboration} />
        </>
      ),
    },
    { name: 'form', head: said.record.form, value: (row) => said.form[row.collaboration.form] },
    {
      name: 'participants',
      head: said.record.participants,
      value: (row) => row.collaboration.participants.edges.map(({ node }) => nameOf(node)).join(', '),
      show: (row) => <Names {...row.collaboration.participants} />,
    },
    {
      name: 'commitments',
      head: said.record.commitments,
      value: (row) => commitmentsText(commitmentsOf(row)),
      show: (row) => <Commitments of={commitmentsOf(row)} totalCount={row.collaboration.commitments.totalCount} />,
    },
  ]
}
