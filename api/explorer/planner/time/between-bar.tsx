/** @jsxImportSource preact */
/** The two moments of a difference: which kind of change, from when to when, and a line that says so. */

import { useEffect, useState } from 'preact/hooks'
import { isDay } from '../address.ts'
import type { Moment, PlanNode } from '../api/types.ts'
import { address, go, language, words } from '../state.ts'
import { dayText, endOfDay, today } from '../words/dates.ts'
import { type Between, betweenOf, type Wrong, wrongBetween } from './between.ts'
import { DayField } from './field.tsx'

interface Given {
  /** The later moment, as the answer tells it. */
  readonly told: Moment | undefined
  readonly plan: PlanNode
}

export function BetweenBar({ told, plan }: Given) {
  const said = words.value.difference
  const { learned, known } = address.value
  const span = betweenOf(address.value, plan, today())
  const ahead = !learned && span.after > today()
  const kind = (one: boolean, text: string) => (
    <button
      type="button"
      aria-pressed={learned === one}
      onClick={() => {
        go({ learned: one, before: null, after: null, known: null, day: null })
      }}
    >
      {text}
    </button>
  )
  return (
    <div class="time" data-standing={ahead ? 'future' : 'between'} data-known={known !== null && !learned}>
      <p class="moment" role="status">
        <span aria-hidden="true" class="clock" />
        <span>
          {spoken(span, told)}
          {ahead && ` ${said.projection}`}
          {known !== null && !learned && ` ${words.value.time.known(dayText(known, language.value))}`}
        </span>
      </p>
      <div class="forms" role="group" aria-label={said.kind}>
        {kind(false, said.happened)}
        {kind(true, said.learned)}
      </div>
      <Days span={span} about={told?.asOf ?? address.value.day} />
    </div>
  )
}

/** The two moments in words. */
function spoken({ before, after }: Between, told: Moment | undefined): string {
  const said = words.value.difference
  const day = (value: string) => dayText(value, language.value)
  if (!address.value.learned) return said.happenedText(day(before), day(after))
  const end = endOfDay(after) === null ? said.now : said.endOf(day(after))
  return said.learnedText(day(before), end, day(told?.asOf ?? address.value.day ?? today()))
}

/** The days to type. The other clock stands still, behind details. */
function Days({ span, about }: { readonly span: Between; readonly about: string | null }) {
  const said = words.value
  const { learned, known } = address.value
  const still = learned ? (about ?? '') : (known ?? '')
  const [typed, setTyped] = useState({ ...span, still })
  const [problem, setProblem] = useState('')
  useEffect(() => {
    setTyped({ ...span, still })
    setProblem('')
  }, [span.before, span.after, still])
  const field = (part: keyof typeof typed, label: string) => (
    <DayField
      label={label}
      value={typed[part]}
      change={(value) => {
        setTyped((all) => ({ ...all, [part]: value }))
      }}
    />
  )
  function submit(event: Event) {
    event.preventDefault()
    const wrong = wrongOf(typed, learned)
    if (wrong) {
      setProblem(wrong === 'order' ? said.difference.order : said.time[wrong])
      return
    }
    setProblem('')
    const kept = typed.still === still ? {} : learned ? { day: typed.still || null } : { known: typed.still || null }
    go({ before: typed.before, after: typed.after, ...kept })
  }
  return (
    <form class="controls" onSubmit={submit} noValidate>
      {field('before', said.difference.beforeDay)}
      {field('after', said.difference.afterDay)}
      <button type="submit">{said.time.show}</button>
      <details open={learned ? address.value.day !== null : known !== null}>
        <summary>{learned ? said.time.day : said.time.details}</summary>
        {field('still', learned ? said.time.day : said.time.knownDay)}
        <button type="submit">{said.time.show}</button>
        {!learned && known !== null && (
          <button
            type="button"
            onClick={() => {
              go({ known: null })
            }}
          >
            {said.time.clear}
          </button>
        )}
      </details>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}

function wrongOf(typed: Between & { readonly still: string }, learned: boolean): Wrong | null {
  if (!isDay(typed.before) || !isDay(typed.after) || (typed.still !== '' && !isDay(typed.still))) return 'wrong'
  if (!learned && typed.still !== '' && endOfDay(typed.still) === null) return 'ahead'
  return wrongBetween(typed, learned, today())
}
