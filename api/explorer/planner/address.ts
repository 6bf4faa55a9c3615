/** What the page shows, as an address: every view, its selection and its moment can be reloaded, sent and gone back to. */

export const VIEWS = [
  'network',
  'commitment',
  'actor',
  'paths',
  'gaps',
  'expiring',
  'followUp',
  'readiness',
  'difference',
  'critical',
  'search',
  'accessibility',
] as const
export type View = (typeof VIEWS)[number]

export const LANGUAGES = ['sv', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export const BASES = ['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED'] as const
export type Basis = (typeof BASES)[number]

export const GAPS = [
  'NO_RESPONSIBLE',
  'NO_PARTNER',
  'CALLED_KIND_MISSING',
  'NO_LIVE_AGREEMENT',
  'DIFFUSE_RESPONSIBILITY',
  'NEVER_FOLLOWED_UP',
  'NEIGHBOURS_NOT_CONSIDERED',
  'SUPPORT_UNUSED',
  'TARGET_GROUP_WITHOUT_MEASURE',
] as const
export type Gap = (typeof GAPS)[number]

/** The tables of a network. */
export const LISTS = ['groups', 'links', 'actors'] as const
export type List = (typeof LISTS)[number]

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

export interface Address {
  readonly view: View
  /** Null where the person has chosen none: then the browser's language counts. */
  readonly language: Language | null
  readonly plan: string | null
  readonly commitment: string | null
  readonly actor: string | null
  /** The other end of a path. */
  readonly other: string | null
  /** Steps away from an actor. */
  readonly steps: number
  readonly bases: readonly Basis[]
  /** The record whose panel is open. */
  readonly record: string | null
  readonly community: string | null
  readonly table: boolean
  /** The table of a network that is open; null: the first that there is. */
  readonly list: List | null
  /** How tables are sorted and what their rows are filtered by, by the table's name. */
  readonly sorts: Readonly<Record<string, Sort>>
  readonly filters: Readonly<Record<string, string>>
  /** The only kind of gap to show. */
  readonly gap: Gap | null
  /** ISO dates. */
  readonly day: string | null
  readonly known: string | null
  readonly before: string | null
  readonly after: string | null
  /** Of what changed: what the registry learned between two days, not what happened. */
  readonly learned: boolean
  readonly year: number | null
  /** Days ahead for what ends. */
  readonly within: number
  readonly text: string
}

export const HOME: Address = {
  view: 'network',
  language: null,
  plan: null,
  commitment: null,
  actor: null,
  other: null,
  steps: 1,
  bases: BASES,
  record: null,
  community: null,
  table: false,
  list: null,
  sorts: {},
  filters: {},
  gap: null,
  day: null,
  known: null,
  before: null,
  after: null,
  learned: false,
  year: null,
  within: 365,
  text: '',
}

const ID = /^[a-z0-9-]{1,64}$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
const LONGEST_TEXT = 200

/** Whether a text is a day of the calendar, as 2026-02-28. */
export function isDay(text: string | null): text is string {
  if (text === null || !DATE.test(text) || text < '0001-01-01') return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function oneOf<T extends string>(all: readonly T[], text: string | null): T | null {
  return all.find((one) => one === text) ?? null
}

function whole(text: string | null, least: number, most: number): number | null {
  if (text === null || !/^\d{1,5}$/.test(text)) return null
  const value = Number(text)
  return value >= least && value <= most ? value : null
}

const NAME = /^[a-zA-Z]{1,20}$/
const SORT = /^([a-zA-Z]{1,20})(\.desc)?$/

/** What a prefix says of each table: as `sort.links=basis.desc`. */
function ofTables<T>(given: URLSearchParams, prefix: string, value: (text: string) => T | null): Record<string, T> {
  const found: Record<string, T> = {}
  for (const [name, text] of given) {
    const table = name.startsWith(prefix) ? name.slice(prefix.length) : ''
    const one = NAME.test(table) ? value(text) : null
    if (one !== null) found[table] = one
  }
  return found
}

function sortOf(text: string): Sort | null {
  const [, column, descending] = SORT.exec(text) ?? []
  return column === undefined ? null : { column, descending: descending !== undefined }
}

/** The address that a query string names. What it does not understand it leaves out: an old link still shows something. */
export function read(search: string): Address {
  const given = new URLSearchParams(search)
  const id = (name: string) => {
    const text = given.get(name)
    return text !== null && ID.test(text) ? text : null
  }
  const day = (name: string) => {
    const text = given.get(name)
    return isDay(text) ? text : null
  }
  const bases = BASES.filter((one) => given.get('basis')?.split('.').includes(one))
  return {
    view: oneOf(VIEWS, given.get('view')) ?? HOME.view,
    language: oneOf(LANGUAGES, given.get('lang')),
    plan: id('plan'),
    commitment: id('commitment'),
    actor: id('actor'),
    other: id('other'),
    steps: whole(given.get('steps'), 1, 3) ?? HOME.steps,
    bases: bases.length ? bases : BASES,
    record: id('record'),
    community: id('community'),
    table: given.get('as') === 'table',
    list: oneOf(LISTS, given.get('list')),
    sorts: ofTables(given, 'sort.', sortOf),
    filters: ofTables(given, 'find.', (text) => text.slice(0, LONGEST_TEXT) || null),
    gap: oneOf(GAPS, given.get('gap')),
    day: day('day'),
    known: day('known'),
    before: day('before'),
    after: day('after'),
    learned: given.get('of') === 'learned',
    year: whole(given.get('year'), 1900, 2200),
    within: whole(given.get('within'), 0, 3650) ?? HOME.within,
    text: (given.get('text') ?? '').slice(0, LONGEST_TEXT),
  }
}

/** The query string of an address, "?" included; what is as at home stays out of it. */
export function write(address: Address): string {
  const entries: [string, string | number | null][] = [
    ['view', address.view === HOME.view ? null : address.view],
    ['plan', address.plan],
    ['commitment', address.commitment],
    ['actor', address.actor],
    ['other', address.other],
    ['steps', address.steps === HOME.steps ? null : address.steps],
    ['basis', address.bases.length === BASES.length ? null : address.bases.join('.')],
    ['community', address.community],
    ['before', address.before],
    ['after', address.after],
    ['of', address.learned ? 'learned' : null],
    ['year', address.year],
    ['within', address.within === HOME.within ? null : address.within],
    ['text', address.text || null],
    ['gap', address.gap],
    ['day', address.day],
    ['known', address.known],
    ['record', address.record],
    ['as', address.table ? 'table' : null],
    ['list', address.list],
    ...Object.entries(address.sorts).map(([table, { column, descending }]): [string, string] => [
      `sort.${table}`,
      descending ? `${column}.desc` : column,
    ]),
    ...Object.entries(address.filters).map(([table, text]): [string, string | null] => [`find.${table}`, text || null]),
    ['lang', address.language],
  ]
  const kept = new URLSearchParams()
  for (const [name, value] of entries) if (value !== null) kept.set(name, String(value))
  const text = kept.toString()
  return text ? `?${text}` : '?'
}

/** What stays when somebody goes from one view to another: plan, moment, language and form. */
export function kept(address: Address): Address {
  const { plan, day, known, table, language } = address
  return { ...HOME, plan, day, known, table, language }
}
