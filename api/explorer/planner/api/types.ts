/** The shapes that the page's operations bring; names and nullability are those of the API's schema. */

import type { Basis } from '../address.ts'

export const KINDS = [
  'BOARD',
  'UNIT',
  'WORKING_GROUP',
  'MUNICIPALITY',
  'MUNICIPAL_COMPANY',
  'REGIONAL_BODY',
  'AGENCY',
  'KNOWLEDGE_CENTRE',
  'CIVIL_SOCIETY_ORGANISATION',
  'ASSOCIATION',
  'GROUP',
] as const
export type Kind = (typeof KINDS)[number]

export type Form = 'IOP' | 'AGREEMENT' | 'NETWORK' | 'KNOWLEDGE_SUPPORT' | 'REFERRAL' | 'JOINT_ACTIVITY'
export type Status = 'PLANNED' | 'ACTIVE' | 'ENDED' | 'UNKNOWN'
export type Role = 'LEAD' | 'PARTY' | 'PROVIDER' | 'FUNDER' | 'SUPPORTER' | 'MEMBER'
export type Service =
  | 'WOMENS_SHELTER'
  | 'POLICE'
  | 'YOUTH_CLINIC'
  | 'PRIMARY_CARE'
  | 'ADULT_PSYCHIATRY'
  | 'EMERGENCY_CARE'
export type Duty = 'ENSURE' | 'DEVELOP' | 'CONSIDER' | 'TAKE_PART' | 'FOLLOW_UP' | 'COORDINATE' | 'SUPPORT'
export type FollowUpResult = 'NOT_STARTED' | 'DELAYED' | 'ON_TRACK' | 'DONE'

export interface ActorNode {
  readonly id: string
  readonly kind: Kind
  readonly name: string
  readonly nameEn: string | null
  readonly shortName: string | null
  readonly isExample: boolean
}
export interface CommitmentNode {
  readonly id: string
  readonly code: string
  readonly title: string
}
export interface CollaborationNode {
  readonly id: string
  readonly title: string
  readonly form: Form
}
export interface Listed<T> {
  readonly edges: readonly { readonly node: T }[]
  readonly totalCount?: number
}
export interface PlanNode {
  readonly id: string
  readonly title: string
  readonly titleEn: string | null
  readonly shortTitle: string | null
  readonly since: string | null
  readonly until: string | null
  readonly isExample: boolean
  readonly owner: { readonly id: string; readonly name: string; readonly nameEn: string | null } | null
}
export interface LinkNode {
  readonly source: { readonly id: string }
  readonly target: { readonly id: string }
  readonly weight: number
  readonly basis: readonly Basis[]
  readonly commitments: readonly CommitmentNode[]
  readonly collaborations: readonly CollaborationNode[]
}
export interface NetworkNode {
  readonly nodes: readonly ActorNode[]
  readonly links: readonly LinkNode[]
  readonly truncated: boolean
}

/** What `extensions.moment` tells of a root field. */
export interface Moment {
  readonly path: readonly string[]
  /** Which of several moments of the field: `from` or `to`. */
  readonly argument?: string
  readonly asOf: string | null
  readonly knownAt: string | null
  readonly projection: boolean
}
