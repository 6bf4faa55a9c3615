/** @jsxImportSource preact */
/** Per service of the national open comparison: what is agreed in writing, decided and followed up. */

import { useEffect } from 'preact/hooks'
import { useAnswer } from '../api/answer.ts'
import { READINESS } from '../api/questions.ts'
import type { CollaborationNode, Service } from '../api/types.ts'
import { RecordLink, Swedish } from '../parts/names.tsx'
import { Answered, Notice } from '../parts/status.tsx'
import { type Column, DataTable } from '../parts/table.tsx'
import { address, words } from '../state.ts'
import { momentOf } from '../time/moment.ts'
import type { ViewGiven } from './view.ts'

interface Tally {
  readonly yes: number
  readonly no: number
  readonly unknown: number
}
interface Row {
  readonly service: Service
  readonly ready: boolean | null
  readonly collaborations: readonly CollaborationNode[]
  readonly written: Tally
  readonly decidedByManagement: Tally
  readonly followedUpWithin24Months: Tally
}

export function ReadinessView({ plan, told }: ViewGiven) {
  const said = words.value
  const municipality = plan.owner?.id
  const asking = useAnswer<{ readiness: readonly Row[] }>(
    READINESS,
    municipality ? { municipality, at: momentOf(address.value) } : null,
  )
  const { answer } = asking.state.value
  useEffect(() => {
    if (answer) told(answer.moments[0])
  }, [answer])
  if (!municipality) return <Notice title={said.readiness.noOwner} />
  return (
    <Answered asking={asking}>
      {({ data }) => (
        <>
          <p class="sentence">{summary(data.readiness)}</p>
          <p class="hint">{said.readiness.meaning}</p>
          <DataTable
            name="readiness"
            caption={said.view.readiness}
            columns={columns()}
            rows={data.readiness}
            keyOf={({ service }) => service}
          />
        </>
      )}
    </Answered>
  )
}

function summary(rows: readonly Row[]): string {
  const count = (ready: boolean | null) => rows.filter((row) => row.ready === ready).length
  return words.value.readiness.summary(count(true), count(false), count(null))
}

function tallied(tally: Tally): string {
  const said = words.value.readiness
  if (!tally.yes && !tally.no && !tally.unknown) return said.noCollaboration
  return said.tally(tally.yes, tally.no, tally.unknown)
}

function columns(): Column<Row>[] {
  const said = words.value
  const ready = ({ ready: value }: Row) =>
    value === null ? said.readiness.unknown : value ? said.readiness.ready : said.readiness.notReady
  return [
    { name: 'service', head: said.readiness.service, value: ({ service }) => said.service[service] },
    {
      name: 'ready',
      head: said.view.readiness,
      value: ready,
      show: (row) => (
        <span class="tag" data-ready={String(row.ready)}>
          {ready(row)}
        </span>
      ),
    },
    { name: 'written', head: said.record.written, value: (row) => tallied(row.written) },
    { name: 'decided', head: said.record.decided, value: (row) => tallied(row.decidedByManagement) },
    { name: 'followedUp', head: said.readiness.followedUp, value: (row) => tallied(row.followedUpWithin24Months) },
    {
      name: 'collaborations',
      head: said.table.collaborations,
      value: (row) => row.collaborations.map(({ title }) => title).join(', ') || null,
      show: (row) =>
        row.collaborations.map((one) => (
          <div key={one.id}>
            <RecordLink id={one.id}>
              <Swedish>{one.title}</Swedish>
            </RecordLink>
          </div>
        )),
    },
  ]
}
