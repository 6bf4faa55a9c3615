/** The order of plans: real ones before examples, those that hold or held last first. */

import type { PlanNode } from '../api/types.ts'
import { compared } from '../words/order.ts'

export function sortedPlans(plans: readonly PlanNode[]): PlanNode[] {
  return [...plans].sort(
    (one, other) =>
      Number(one.isExample) - Number(other.isExample) ||
      compared(one.since, other.since, true) ||
      compared(one.title, other.title),
  )
}
