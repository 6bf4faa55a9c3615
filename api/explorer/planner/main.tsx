/** @jsxImportSource preact */
/** The planners' page: wires plans, view and record. */

import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useAnswer } from './api/answer.ts'
import { PLANS } from './api/documents.ts'
import { askEveryPage } from './api/pages.ts'
import type { Listed, Moment, PlanNode } from './api/types.ts'
import { Answered, Notice } from './parts/status.tsx'
import { RecordPanel } from './record/panel.tsx'
import { Shell } from './shell.tsx'
import { address, words } from './state.ts'
import { TimeBar } from './time/bar.tsx'
import { ALONE, BETWEEN, OF_PLAN } from './views/all.ts'
import { sortedPlans } from './views/plans.ts'

function Page() {
  const asking = useAnswer<{ plans: Listed<PlanNode> }>(PLANS, {}, askEveryPage)
  const answer = asking.state.value.answer
  const plans = answer ? sortedPlans(answer.data.plans.edges.map(({ node }) => node)) : []
  const plan = plans.find(({ id }) => id === address.value.plan) ?? plans[0] ?? null
  const [told, setTold] = useState<Moment | undefined>()
  const { record, day, known } = address.value
  const view = OF_PLAN[address.value.view] || ALONE[address.value.view] ? address.value.view : 'network'
  useEffect(() => {
    setTold(undefined)
  }, [plan?.id, day, known])
  const said = words.value
  const Alone = ALONE[view]
  const OfPlan = OF_PLAN[view]
  const panel = record !== null && <RecordPanel id={record} day={told?.asOf ?? day} />
  return (
    <Shell plans={plans} plan={plan} view={view} panel={panel}>
      <h1>{said.view[view]}</h1>
      {Alone && <Alone />}
      {OfPlan && plan && (
        <>
          {plan.isExample && <p class="example-note">{said.exampleNote}</p>}
          {!BETWEEN.has(view) && <TimeBar told={told} plan={plan} />}
          <OfPlan plan={plan} told={setTold} />
        </>
      )}
      {OfPlan && !plan && <Answered asking={asking}>{() => <Empty />}</Answered>}
    </Shell>
  )
}

/** A registry without any plan. */
function Empty() {
  const said = words.value.state
  return (
    <Notice title={said.noData}>
      <p>{said.noDataHelp}</p>
      <p>
        <code>samverkan seed</code>
      </p>
    </Notice>
  )
}

const root = document.getElementById('planner')
if (root) {
  root.replaceChildren()
  render(<Page />, root)
}
