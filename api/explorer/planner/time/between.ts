/** The two moments that a difference stands between: two days of the world, or two states of what the registry knew. */

import type { Address } from '../address.ts'
import type { PlanNode } from '../api/types.ts'
import { endOfDay, lastDay, shifted } from '../words/dates.ts'
import { type AskedMoment, momentOf } from './moment.ts'

export interface Between {
  readonly before: string
  readonly after: string
}
type Dates = Pick<Address, 'before' | 'after' | 'learned'>
type Period = Pick<PlanNode, 'since' | 'until'>

const YEAR = 365
const MONTH = 30

/** The day of a plan that is nearest to another. */
function nearest(day: string, { since, until }: Period): string {
  if (until && until <= day) return lastDay(until)
  return since && since > day ? since : day
}

/**
 * The days to show. Where somebody chose none: what happened since the plan began, or, where nobody knows when that was, in
 * the last year; what was learned in the last month.
 */
export function betweenOf(address: Dates, plan: Period, today: string): Between {
  const after = address.after ?? (address.learned ? today : nearest(today, plan))
  if (address.before) return { before: address.before, after }
  if (address.learned) return { before: shifted(after, -MONTH), after }
  const start = plan.since ?? shifted(after, -YEAR)
  return { before: start < after ? start : after, after }
}

/** The API's two moments. A day that is not over is known as of now, and so is one to come. */
export function askedBetween(
  address: Dates & Pick<Address, 'day' | 'known'>,
  { before, after }: Between,
  now: Date = new Date(),
): { readonly from: AskedMoment; readonly to: AskedMoment } {
  const asked = (day: string): AskedMoment =>
    (address.learned ? momentOf({ day: address.day, known: day }, now) : momentOf({ day, known: address.known }, now)) ?? {}
  return { from: asked(before), to: asked(after) }
}

export type Wrong = 'wrong' | 'order' | 'ahead'

/** What is wrong with two days as typed; null where nothing is. */
export function wrongBetween(typed: Between, learned: boolean, today: string, now: Date = new Date()): Wrong | null {
  if (typed.before > typed.after) return 'order'
  if (!learned) return null
  const ahead = typed.after > today || endOfDay(typed.before, now) === null
  return ahead ? 'ahead' : null
}
