/** What a change record says of a field, in words. Its spelling is that of the API's `FieldChange`. */

import { words } from '../state.ts'
import { dayText, lastDay, numberText } from '../words/dates.ts'
import type { Language } from '../address.ts'
import type { Words } from '../words/words.ts'

/** A piece of a value: words, or another record by its id. */
export type Piece = { readonly text: string } | { readonly id: string }

/** Fields that hold other records. */
const EDGES = new Set(
  `about by candidate citations commitment commitments contributions decidingBody funding goals governedBy memberOf mergedInto
  municipality names neighbours owner parent partOf participants perspectives plan replacedBy responsible succeeds supersedes
  targetGroups themes`.split(/\s+/),
)
/** Parts of an edge that are ids of other records. */
const RECORDS = new Set(['to', 'document', 'units', 'through'])
const ID = /^[a-z0-9-]{1,64}$/
const DATE = /^\d{4}-\d{2}-\d{2}$/

export function fieldText(name: string): string {
  const { field, part }: Pick<Words, 'field' | 'part'> = words.value
  return (field as Readonly<Record<string, string>>)[name] ?? (part as Readonly<Record<string, string>>)[name] ?? name
}

/** The words for an enumeration's value, by the field that holds it. */
function enumerated(name: string, value: string): string {
  const { kind, form, role, duty, result, outcome, service, value: others } = words.value
  const tables: Readonly<Record<string, object>> = { kind, callsFor: kind, form, role, duty, result, outcome, services: service }
  const all = { ...others, ...tables[name] } as Readonly<Record<string, string>>
  return all[value] ?? value
}

function plain(name: string, value: unknown, language: Language): string {
  const said = words.value.record
  if (typeof value === 'boolean') return value ? said.yes : said.no
  if (typeof value === 'number') return name === 'amount' ? said.kronor(numberText(value, language)) : String(value)
  const text = String(value)
  if (DATE.test(text)) return dayText(name === 'until' ? lastDay(text) : text, language)
  return enumerated(name, text)
}

function pieces(name: string, value: unknown, language: Language): Piece[] {
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => [...(index ? [{ text: '; ' }] : []), ...pieces(name, one, language)])
  }
  if (value !== null && typeof value === 'object') return object(value, language)
  const isRecord = typeof value === 'string' && ID.test(value) && (EDGES.has(name) || RECORDS.has(name))
  return [isRecord ? { id: value } : { text: plain(name, value, language) }]
}

/** An edge or a value object: the record first, then what is said beside it. */
function object(value: object, language: Language): Piece[] {
  return Object.entries(value).flatMap(([name, one], index): Piece[] => {
    const told = pieces(name, one, language)
    const comma = { text: index ? ', ' : '' }
    return name === 'to' || name === 'role' ? [comma, ...told] : [comma, { text: `${fieldText(name)}: ` }, ...told]
  })
}

/** A value as it was recorded, in words. */
export function valuePieces(name: string, recorded: string, language: Language): Piece[] {
  const isText = !/^(true|false|-?\d+|[[{].*[\]}])$/s.test(recorded)
  if (isText) return pieces(name, recorded, language)
  try {
    return pieces(name, JSON.parse(recorded), language)
  } catch {
    return [{ text: recorded }]
  }
}
