/** The page's operations: one for each view. A test holds them to the API's schema. */

export const ACTOR = `fragment ActorParts on Actor { id kind name nameEn shortName isExample }`

export const NETWORK = `fragment NetworkParts on Network {
  truncated
  nodes { ...ActorParts }
  links { ...LinkParts }
}
fragment LinkParts on NetworkLink {
  source { id }
  target { id }
  weight
  basis
  commitments { id code title }
  collaborations { id title form }
}
${ACTOR}`

export const PLANS = `query Plans($after: String) {
  plans(first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    edges { node { id title titleEn shortTitle since until isExample owner { id name nameEn } } }
  }
}`

export const NETWORK_VIEW = `query NetworkView($filter: NetworkFilter, $at: Moment) {
  network(filter: $filter, at: $at) { ...NetworkParts }
}
${NETWORK}`

export const COMMITMENT_VIEW = `query CommitmentView($id: ID!, $filter: NetworkFilter, $at: Moment) {
  commitment(id: $id, at: $at) {
    id code title text textEn leadIn isExample
    responsible(first: 100) { totalCount edges { node { ...ActorParts } qualifier inferred } }
    names(first: 100) { totalCount edges { node { ...ActorParts } qualifier } }
  }
  network(filter: $filter, at: $at) { ...NetworkParts }
}
${NETWORK}`

export const ACTOR_VIEW = `query ActorView($id: ID!, $filter: NetworkFilter, $at: Moment) {
  actor(id: $id, at: $at) { ...ActorParts }
  network(filter: $filter, at: $at) { ...NetworkParts }
}
${NETWORK}`

export const COMMITMENT_CHOICES = `query CommitmentChoices($plan: ID!, $after: String) {
  commitments(first: 100, after: $after, filter: { plan: $plan }) {
    pageInfo { hasNextPage endCursor }
    edges { node { id code title } }
  }
}`

export const SUGGESTIONS = `query Suggestions($text: String!, $kinds: [RecordKind!], $first: Int!, $at: Moment) {
  search(text: $text, kinds: $kinds, first: $first, at: $at) {
    totalCount
    edges {
      snippet
      node {
        __typename
        id
        isExample
        ... on Actor { kind name nameEn shortName }
        ... on Commitment { code title plan { id shortTitle title } }
        ... on Collaboration { title form }
      }
    }
  }
}`

export const EXPIRING = `query ExpiringView($plan: ID, $within: Int!, $filter: NetworkFilter, $at: Moment) {
  expiring(plan: $plan, withinDays: $within, at: $at) {
    lastDay
    noticeDate
    daysLeft
    collaboration {
      id title form isExample
      participants(first: 100) { totalCount edges { role node { ...ActorParts } } }
      commitments(first: 100) { totalCount edges { node { id code title } } }
    }
  }
  network(filter: $filter, at: $at) { ...NetworkParts }
}
${NETWORK}`
