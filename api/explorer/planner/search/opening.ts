import { type Address, kept } from '../address.ts'
import { address } from '../state.ts'
import type { Found } from './found.ts'

/** Where choosing a record that was found leads. */
export function leadsTo(found: Found): Partial<Address> {
  const base = kept(address.value)
  if (found.type === 'actor') return { ...base, view: 'actor', actor: found.id, record: found.id }
  if (found.type === 'collaboration') return { record: found.id }
  return { ...base, view: 'commitment', plan: found.plan.id, commitment: found.id, record: found.id }
}
