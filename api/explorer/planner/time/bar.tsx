/** @jsxImportSource preact */
/** The date control, and a line that says which moment is shown. */

import { useEffect, useState } from 'preact/hooks'
import { isDay } from '../address.ts'
import type { Moment, PlanNode } from '../api/types.ts'
import { address, go, language, words } from '../state.ts'
import { dayText, endOfDay, today } from '../words/dates.ts'
import { DayField } from './field.tsx'
import { standing } from './moment.ts'

interface Given {
  readonly told: Moment | undefined
  readonly plan: PlanNode | null
}

export function TimeBar({ told, plan }: Given) {
  const said = words.value.time
  const { day: asked, known } = address.value
  const now = today()
  const shown = standing(told, asked, now, plan)
  const [typed, setTyped] = useState(shown.day)
  const [knownTyped, setKnownTyped] = useState(known ?? '')
  const [problem, setProblem] = useState('')
  useEffect(() => {
    setTyped(shown.day)
    setKnownTyped(known ?? '')
    setProblem('')
  }, [shown.day, known])
  const text = said[shown.standing](dayText(shown.day, language.value))
  function submit(event: Event) {
    event.preventDefault()
    if (!isDay(typed) || (knownTyped !== '' && !isDay(knownTyped))) setProblem(said.wrong)
    else if (knownTyped !== '' && endOfDay(knownTyped) === null) setProblem(said.ahead)
    else go({ day: typed === shown.day ? asked : typed, known: knownTyped || null })
  }
  return (
    <form class="time" data-standing={shown.standing} data-known={known !== null} onSubmit={submit} noValidate>
      <p class="moment" role="status">
        <span aria-hidden="true" class="clock" />
        <span>
          {text}
          {known !== null && ` ${said.known(dayText(known, language.value))}`}
        </span>
      </p>
      <div class="controls">
        <DayField label={said.day} value={typed} change={setTyped} />
        <button type="submit">{said.show}</button>
        {asked !== null && (
          <button
            type="button"
            onClick={() => {
              go({ day: null })
            }}
          >
            {plan?.until && plan.until <= now ? said.backToPlan : said.back}
          </button>
        )}
        <details open={known !== null}>
          <summary>{said.details}</summary>
          <DayField label={said.knownDay} value={knownTyped} change={setKnownTyped} max={now} help="known-help" />
          <button type="submit">{said.show}</button>
          {known !== null && (
            <button
              type="button"
              onClick={() => {
                go({ known: null })
              }}
            >
              {said.clear}
            </button>
          )}
          <p id="known-help">{said.knownHelp}</p>
        </details>
      </div>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
