/** The moment that a view shows: what is asked for, and how the answer's day is told. */

import type { Address } from '../address.ts'
import type { Moment, PlanNode } from '../api/types.ts'
import { endOfDay, lastDay } from '../words/dates.ts'

export interface AskedMoment {
  readonly asOf?: string
  readonly knownAt?: string
}

/** The `at` of an operation; null where neither clock is set: then the API chooses the day. */
export function momentOf(address: Pick<Address, 'day' | 'known'>, now: Date = new Date()): AskedMoment | null {
  const instant = address.known === null ? null : endOfDay(address.known, now)
  const asked = { ...(address.day && { asOf: address.day }), ...(instant && { knownAt: instant }) }
  return Object.keys(asked).length ? asked : null
}

export type Standing = 'today' | 'planOver' | 'planAhead' | 'past' | 'future'

/** How the day of an answer stands to today and to the plan. */
export function standing(
  told: Pick<Moment, 'asOf' | 'projection'> | undefined,
  asked: string | null,
  today: string,
  plan: Pick<PlanNode, 'since' | 'until'> | null,
): { readonly day: string; readonly standing: Standing } {
  const day = told?.asOf ?? asked ?? today
  if (day === today) return { day, standing: 'today' }
  if (asked === null && plan?.until && day === lastDay(plan.until)) return { day, standing: 'planOver' }
  if (asked === null && plan?.since === day) return { day, standing: 'planAhead' }
  return { day, standing: day < today ? 'past' : 'future' }
}
