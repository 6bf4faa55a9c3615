/** What every view is given. */

import type { Moment, PlanNode } from '../api/types.ts'

export interface ViewGiven {
  readonly plan: PlanNode
  /** Called with the moment that an answer tells, so that bar and panel show the same one. */
  readonly told: (moment: Moment | undefined) => void
}
