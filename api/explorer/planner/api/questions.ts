/** The operations of the planner's questions. */

import { ACTOR, NETWORK } from './documents.ts'

export const PATHS = `query PathsView($from: ID!, $to: ID!, $bases: [PartnershipBasis!], $filter: NetworkFilter, $at: Moment) {
  ends: nodes(ids: [$from, $to]) { ...ActorParts }
  paths(from: $from, to: $to, basis: $bases, first: 5, at: $at) {
    length
    sentence
    hops {
      from { ...ActorParts }
      to { ...ActorParts }
      basis
      collaboration { id title form }
      commitments { id code title }
    }
  }
  network(filter: $filter, at: $at) { ...NetworkParts }
}
${NETWORK}`

/** The end of a path that is chosen, while the other is not. */
export const PATH_END = `query PathEnd($id: ID!, $at: Moment) {
  actor(id: $id, at: $at) { ...ActorParts }
}
${ACTOR}`

export const GAPS = `query GapsView($plan: ID!, $filter: NetworkFilter, $at: Moment) {
  coverage(plan: $plan, at: $at) {
    rows {
      commitment { id code title }
      responsible { ...ActorParts }
      partners { kind count }
      liveCollaborations
      lastFollowUp { id year result }
    }
    gaps {
      kind
      message
      commitment { id code title }
      actor { ...ActorParts }
      targetGroup { id name nameEn }
    }
  }
  network(filter: $filter, at: $at) { ...NetworkParts }
}
${NETWORK}`

export const FOLLOW_UP = `query FollowUpView($plan: ID!, $year: Int!, $at: Moment) {
  followUpStatus(plan: $plan, year: $year, at: $at) {
    actor { ...ActorParts }
    dueBy
    due { id code title }
    done { id code title }
    overdue { id code title }
  }
}
${ACTOR}`

export const READINESS = `query ReadinessView($municipality: ID!, $at: Moment) {
  readiness(municipality: $municipality, at: $at) {
    service
    ready
    collaborations { id title form }
    written { yes no unknown }
    decidedByManagement { yes no unknown }
    followedUpWithin24Months { yes no unknown }
  }
}`

export const DIFFERENCE = `query DifferenceView($from: Moment!, $to: Moment!, $filter: NetworkFilter) {
  difference(from: $from, to: $to, filter: $filter) {
    truncated
    added { ...ChangedParts }
    ended { ...ChangedParts }
    changed { before { ...ChangedParts } after { ...ChangedParts } }
  }
  network(filter: $filter, at: $to) { ...NetworkParts }
}
fragment ChangedParts on NetworkLink {
  source { ...ActorParts }
  target { ...ActorParts }
  weight
  basis
  commitments { id code title }
  collaborations { id title form since until }
}
${NETWORK}`

export const CRITICAL = `query CriticalView($plan: ID!, $filter: NetworkFilter, $at: Moment) {
  criticalActors(plan: $plan, at: $at) {
    actor { ...ActorParts }
    commitments { id code title }
    splitsNetwork
    sentence
  }
  network(filter: $filter, at: $at) { ...NetworkParts }
}
${NETWORK}`
