/** @jsxImportSource preact */
/** Follow-up of a year, body by body. */

import { useEffect } from 'preact/hooks'
import { useAnswer } from '../api/answer.ts'
import { FOLLOW_UP } from '../api/questions.ts'
import type { ActorNode, CommitmentNode, PlanNode } from '../api/types.ts'
import { ActorLine } from '../parts/actor-line.tsx'
import { Commitments, commitmentsText } from '../parts/commitments.tsx'
import { nameOf } from '../parts/names.tsx'
import { Answered, Notice } from '../parts/status.tsx'
import { type Column, DataTable } from '../parts/table.tsx'
import { address, go, language, words } from '../state.ts'
import { momentOf } from '../time/moment.ts'
import { dayText, lastDay, today } from '../words/dates.ts'
import type { ViewGiven } from './view.ts'

interface Status {
  readonly actor: ActorNode
  readonly dueBy: string
  readonly due: readonly CommitmentNode[]
  readonly done: readonly CommitmentNode[]
  readonly overdue: readonly CommitmentNode[]
}

/** The years of a plan, and the one to begin with: this one, or the nearest. */
export function yearsOf(plan: Pick<PlanNode, 'since' | 'until'>, now: string): { years: number[]; first: number } {
  const year = (day: string) => Number(day.slice(0, 4))
  const current = year(now)
  const from = plan.since ? year(plan.since) : current
  const to = Math.max(plan.until ? year(lastDay(plan.until)) : current, from)
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return { years, first: Math.min(Math.max(current, from), to) }
}

export function FollowUpView({ plan, told }: ViewGiven) {
  const said = words.value
  const { years, first } = yearsOf(plan, today())
  const year = address.value.year ?? first
  const asking = useAnswer<{ followUpStatus: readonly Status[] }>(FOLLOW_UP, {
    plan: plan.id,
    year,
    at: momentOf(address.value),
  })
  const { answer } = asking.state.value
  useEffect(() => {
    if (answer) told(answer.moments[0])
  }, [answer])
  return (
    <>
      <label class="choice">
        {said.choose.year}
        <select
          value={year}
          onChange={(event) => {
            go({ year: Number(event.currentTarget.value) })
          }}
        >
          {[...new Set([...years, year])].map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <Answered asking={asking}>{({ data }) => <Statuses rows={data.followUpStatus} year={year} />}</Answered>
    </>
  )
}

function Statuses({ rows, year }: { readonly rows: readonly Status[]; readonly year: number }) {
  const said = words.value
  const [first] = rows
  if (!first) {
    return (
      <Notice title={said.followUp.none(year)}>
        <p>{said.followUp.noneHelp}</p>
      </Notice>
    )
  }
  const count = (part: 'due' | 'done' | 'overdue') => rows.reduce((sum, row) => sum + row[part].length, 0)
  return (
    <>
      <p class="sentence">{said.followUp.summary(year, count('done'), count('due'), count('overdue'))}</p>
      <p class="hint">{said.followUp.reading(dayText(first.dueBy, language.value))}</p>
      <DataTable
        name="followUp"
        caption={`${said.view.followUp} ${year}`}
        columns={columns()}
        rows={rows}
        keyOf={(row) => row.actor.id}
      />
    </>
  )
}

function left(row: Status): CommitmentNode[] {
  const done = new Set(row.done.map(({ id }) => id))
  return row.due.filter(({ id }) => !done.has(id))
}

function columns(): Column<Status>[] {
  const said = words.value
  return [
    {
      name: 'responsible',
      head: said.record.responsible,
      value: (row) => nameOf(row.actor),
      show: ({ actor }) => <ActorLine actor={actor} />,
    },
    {
      name: 'share',
      head: said.followUp.share,
      value: (row) => (row.due.length ? row.done.length / row.due.length : null),
      show: (row) => (
        <span class="share">
          <meter min={0} max={row.due.length} value={row.done.length} aria-hidden="true" />
          {said.followUp.of(row.done.length, row.due.length)}
        </span>
      ),
    },
    { name: 'done', head: said.followUp.done, value: (row) => commitmentsText(row.done), show: (row) => <Commitments of={row.done} /> },
    { name: 'left', head: said.followUp.left, value: (row) => commitmentsText(left(row)), show: (row) => <Commitments of={left(row)} /> },
    { name: 'overdue', head: said.followUp.overdue, value: (row) => row.overdue.length },
  ]
}
