import { kept } from '../address.ts'
import { address, go } from '../state.ts'
import type { Found } from './found.ts'

/** Where choosing a record in the search box leads. */
export function opened(found: Found): void {
  const base = kept(address.value)
  if (found.type === 'actor') go({ ...base, view: 'actor', actor: found.id, record: found.id })
  else if (found.type === 'commitment') {
    go({ ...base, view: 'commitment', plan: found.plan.id, commitment: found.id, record: found.id })
  } else go({ record: found.id })
}
