/** What search finds, in one shape. */

import type { CommitmentNode, Form, Kind } from '../api/types.ts'

export type Found =
  | {
      readonly type: 'actor'
      readonly id: string
      readonly kind: Kind
      readonly name: string
      readonly nameEn: string | null
      readonly isExample: boolean
    }
  | {
      readonly type: 'commitment'
      readonly id: string
      readonly code: string
      readonly title: string
      readonly plan: { readonly id: string; readonly title: string }
      readonly isExample: boolean
    }
  | {
      readonly type: 'collaboration'
      readonly id: string
      readonly title: string
      readonly form: Form
      readonly isExample: boolean
    }

interface Hit {
  readonly id: string
  readonly isExample: boolean
  readonly kind?: Kind
  readonly name?: string
  readonly nameEn?: string | null
  readonly code?: string
  readonly title?: string
  readonly form?: Form
  readonly plan?: { readonly id: string; readonly shortTitle: string | null; readonly title: string }
}
export interface SearchAnswer {
  readonly search: {
    readonly totalCount: number
    readonly edges: readonly { readonly snippet: string | null; readonly node: Hit }[]
  }
}

/** The records found, each as what it is; kinds of record that the page has no view of are left out. */
export function foundIn(answer: SearchAnswer): Found[] {
  return answer.search.edges.flatMap(({ node }): Found[] => {
    const { id, isExample, kind, name, nameEn, code, title, form, plan } = node
    if (kind && name) return [{ type: 'actor', id, kind, name, nameEn: nameEn ?? null, isExample }]
    if (code && title && plan) {
      return [{ type: 'commitment', id, code, title, plan: { id: plan.id, title: plan.shortTitle ?? plan.title }, isExample }]
    }
    return form && title ? [{ type: 'collaboration', id, title, form, isExample }] : []
  })
}

/** What a person reads of it in a box. */
export function textOf(found: Found | CommitmentNode, english: boolean): string {
  if ('code' in found) return `${found.code} ${found.title}`
  return found.type === 'actor' ? ((english && found.nameEn) || found.name) : found.title
}
