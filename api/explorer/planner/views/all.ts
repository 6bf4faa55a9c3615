/** Every view that there is; the menu shows those whose question the API answers. */

import type { ComponentType } from 'preact'
import type { View } from '../address.ts'
import { AccessibilityView } from './accessibility.tsx'
import { ActorView } from './actor.tsx'
import { CommitmentView } from './commitment.tsx'
import { CriticalView } from './critical.tsx'
import { DifferenceView } from './difference.tsx'
import { ExpiringView } from './expiring.tsx'
import { FollowUpView } from './follow-up.tsx'
import { GapsView } from './gaps.tsx'
import { NetworkView } from './network.tsx'
import { PathsView } from './paths.tsx'
import { ReadinessView } from './readiness.tsx'
import { SearchView } from './search.tsx'
import type { ViewGiven } from './view.ts'

/** Views of a plan on a day. */
export const OF_PLAN: Partial<Record<View, ComponentType<ViewGiven>>> = {
  network: NetworkView,
  commitment: CommitmentView,
  actor: ActorView,
  paths: PathsView,
  gaps: GapsView,
  expiring: ExpiringView,
  followUp: FollowUpView,
  readiness: ReadinessView,
  difference: DifferenceView,
  critical: CriticalView,
}

/** Views of a plan that stand between two moments and say so themselves: the bar of one day is not theirs. */
export const BETWEEN: ReadonlySet<View> = new Set(['difference'])

/** Views that need neither. */
export const ALONE: Partial<Record<View, ComponentType>> = {
  search: SearchView,
  accessibility: AccessibilityView,
}

export const MENU = Object.keys(OF_PLAN) as View[]
