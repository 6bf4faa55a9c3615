/** The operation of the record panel, and what it brings. */

import { ACTOR } from '../api/documents.ts'
import type {
  ActorNode,
  CollaborationNode,
  CommitmentNode,
  Duty,
  FollowUpResult,
  Form,
  Kind,
  Role,
  Service,
  Status,
} from '../api/types.ts'
import type { Words } from '../words/words.ts'

export interface Citation {
  readonly document: { readonly id: string; readonly title: string; readonly url: string | null }
  readonly locator: string | null
  readonly quote: string | null
}
interface Edge<N, E> {
  readonly edges: readonly (E & { readonly node: N })[]
  readonly totalCount: number
}
interface Period {
  readonly since: string | null
  readonly until: string | null
}
interface Named {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
}
interface Common {
  readonly id: string
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly confirmedOn: string | null
  readonly archived: boolean
  readonly isExample: boolean
  readonly citations: readonly Citation[]
  readonly changes: Edge<Change, object>
}
export interface Change {
  readonly id: string
  readonly at: string
  readonly action: keyof Words['action']
  readonly by: string | null
  readonly reason: string | null
  readonly fields: readonly { readonly name: string; readonly before: string | null; readonly after: string | null }[]
}
export interface ActorRecord extends Common, Period, ActorNode {
  readonly __typename: string
  readonly aliases: readonly string[]
  readonly organisationNumber: string | null
  readonly website: string | null
  readonly services: readonly Service[]
  readonly contacts: readonly { readonly function: string; readonly email: string | null; readonly phone: string | null }[]
  readonly partOf: ActorNode | null
  readonly municipality: ActorNode | null
  readonly memberOf: readonly ActorNode[]
  readonly replacedBy: ActorNode | null
  readonly parts: Edge<ActorNode, object>
  readonly members?: Edge<ActorNode, object>
  readonly responsibilities: Edge<
    CommitmentNode,
    Period & { readonly qualifier: string | null; readonly inferred: boolean; readonly units: readonly ActorNode[]; readonly citations: readonly Citation[] }
  >
  readonly namedIn: Edge<CommitmentNode, { readonly qualifier: string | null; readonly citations: readonly Citation[] }>
  readonly collaborations: Edge<
    CollaborationNode & Period & { readonly status: Status },
    Period & { readonly role: Role; readonly citations: readonly Citation[] }
  >
}
export interface CommitmentRecord extends Common, CommitmentNode {
  readonly __typename: 'Commitment'
  readonly duty: Duty
  readonly leadIn: string | null
  readonly text: string
  readonly textEn: string | null
  readonly timing: string | null
  readonly callsFor: readonly Kind[]
  readonly plan: Period & { readonly id: string; readonly title: string; readonly titleEn: string | null }
  readonly goals: readonly { readonly id: string; readonly name: string; readonly nameEn: string | null }[]
  readonly targetGroups: readonly Named[]
  readonly themes: readonly Named[]
  readonly responsible: Edge<
    ActorNode,
    Period & { readonly qualifier: string | null; readonly inferred: boolean; readonly units: readonly ActorNode[]; readonly citations: readonly Citation[] }
  >
  readonly names: Edge<ActorNode, { readonly qualifier: string | null; readonly citations: readonly Citation[] }>
  readonly collaborations: Edge<CollaborationNode & Period & { readonly status: Status }, object>
  readonly considerations: Edge<
    { readonly id: string; readonly on: string; readonly outcome: 'UNDER_CONSIDERATION' | 'CHOSEN' | 'DECLINED'; readonly reason: string | null; readonly candidate: ActorNode },
    object
  >
  readonly followUps: Edge<
    { readonly id: string; readonly year: number; readonly on: string; readonly result: FollowUpResult; readonly summary: string | null; readonly by: ActorNode },
    object
  >
}
export interface CollaborationRecord extends Common, Period, CollaborationNode {
  readonly __typename: 'IOPPartnership' | 'JointWork'
  readonly status: Status
  readonly form: Form
  readonly agreementWritten: boolean | null
  readonly decidedByManagement: boolean | null
  readonly lastFollowedUpOn: string | null
  readonly participants: Edge<ActorNode, Period & { readonly role: Role; readonly citations: readonly Citation[] }>
  readonly commitments: Edge<CommitmentNode, object>
  readonly succeeds: CollaborationNode | null
  readonly succeededBy: CollaborationNode | null
  readonly purpose?: string | null
  readonly valueBase?: string | null
  readonly decidedOn?: string | null
  readonly registrationNumber?: string | null
  readonly noticeDate?: string | null
  readonly exclusions?: string | null
  readonly followUpGroup?: string | null
  readonly decidingBody?: ActorNode | null
  readonly funding?: readonly { readonly year: number; readonly amount: number; readonly payer: ActorNode }[]
  readonly contributions?: readonly { readonly by: ActorNode; readonly what: string }[]
}
/** What the page has no facts of but its name: a plan, a goal, a source … */
export interface OtherRecord extends Common {
  readonly __typename: Exclude<keyof Words['type'], 'Commitment' | 'Collaboration'>
  readonly title?: string
  readonly titleEn?: string | null
  readonly name?: string
  readonly nameEn?: string | null
}
export type AnyRecord = ActorRecord | CommitmentRecord | CollaborationRecord | OtherRecord
export interface RecordAnswer {
  readonly node: AnyRecord | null
}

/** Records that say no more than their name where they are met. */
const NAMES_ALONE = `... on Plan { title titleEn }
    ... on SourceDocument { title }
    ... on Goal { name nameEn }
    ... on Theme { name nameEn }
    ... on TargetGroup { name nameEn }
    ... on Perspective { name nameEn }`

export const RECORD = `query RecordView($id: ID!, $at: Moment) {
  node(id: $id, at: $at) {
    __typename
    id
    ... on Record {
      version createdAt updatedAt confirmedOn archived isExample
      citations { ...Source }
      changes(last: 10) { totalCount edges { node { id at action by reason fields { name before after } } } }
    }
    ... on Actor {
      ...ActorParts
      aliases organisationNumber website services since until
      contacts { function email phone }
      partOf { ...ActorParts } municipality { ...ActorParts } memberOf { ...ActorParts } replacedBy { ...ActorParts }
      parts(first: 100) { totalCount edges { node { ...ActorParts } } }
      responsibilities(first: 100) {
        totalCount
        edges { node { id code title } qualifier inferred since until units { ...ActorParts } citations { ...Source } }
      }
      namedIn(first: 100) { totalCount edges { node { id code title } qualifier citations { ...Source } } }
      collaborations(first: 100) {
        totalCount
        edges { node { id title form since until status } role since until citations { ...Source } }
      }
    }
    ... on ActorGroup { members(first: 100) { totalCount edges { node { ...ActorParts } } } }
    ... on Commitment {
      code title duty leadIn text textEn timing callsFor
      plan { id title titleEn since until }
      goals { id name nameEn } targetGroups { id name nameEn } themes { id name nameEn }
      responsible(first: 100) {
        totalCount
        edges { node { ...ActorParts } qualifier inferred since until units { ...ActorParts } citations { ...Source } }
      }
      names(first: 100) { totalCount edges { node { ...ActorParts } qualifier citations { ...Source } } }
      collaborations(first: 100) { totalCount edges { node { id title form since until status } } }
      considerations(first: 20) { totalCount edges { node { id on outcome reason candidate { ...ActorParts } } } }
      followUps(last: 20) { totalCount edges { node { id year on result summary by { ...ActorParts } } } }
    }
    ... on Collaboration {
      title form status since until agreementWritten decidedByManagement lastFollowedUpOn
      participants(first: 100) {
        totalCount
        edges { node { ...ActorParts } role since until citations { ...Source } }
      }
      commitments(first: 100) { totalCount edges { node { id code title } } }
      succeeds { id title form } succeededBy { id title form }
    }
    ${NAMES_ALONE}
    ... on IOPPartnership {
      purpose valueBase decidedOn registrationNumber noticeDate exclusions followUpGroup
      decidingBody { ...ActorParts }
      funding { year amount payer { ...ActorParts } }
      contributions { by { ...ActorParts } what }
    }
  }
}
${ACTOR}
fragment Source on Citation { document { id title url } locator quote }`

/** A record that another one holds, by its name. */
export interface NamedRecord {
  readonly id: string
  readonly code?: string
  readonly title?: string
  readonly titleEn?: string | null
  readonly name?: string
  readonly nameEn?: string | null
}
export interface NamesAnswer {
  readonly nodes: readonly (NamedRecord | null)[]
}

export const RECORD_NAMES = `query RecordNames($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    ... on Actor { name nameEn }
    ... on Commitment { code title }
    ... on Collaboration { title }
    ${NAMES_ALONE}
  }
}`
