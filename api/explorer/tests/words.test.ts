import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseAst } from 'vite'
import { dayText, endOfDay, lastDay, numberText, shifted, today } from '../planner/words/dates.ts'
import { marked } from '../planner/words/marked.ts'
import { compared, folded } from '../planner/words/order.ts'
import { words } from '../planner/words/words.ts'

const PLANNER = join(import.meta.dirname, '..', 'planner')

type Tree = { readonly [name: string]: unknown }

/** Every text of a dictionary by its path; functions are called with 1 and 2 of everything. */
function texts(tree: unknown, path = ''): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]]
  if (typeof tree === 'function') {
    const call = tree as (...values: unknown[]) => string
    return [1, 2].map((value) => [`${path}(${value})`, call(...Array.from({ length: 4 }, () => value))])
  }
  return Object.entries(tree as Tree).flatMap(([name, value]) => texts(value, path ? `${path}.${name}` : name))
}

/** The same in both languages, and rightly so. */
const ALIKE = new Set(['siteTitle', 'record.form', 'field.form'])
const sv = texts(words.sv)
const en = new Map(texts(words.en))

test('every text is in both languages, and none is empty', () => {
  assert.deepEqual(
    sv.map(([path]) => path),
    [...en.keys()],
  )
  assert.deepEqual(sv.filter(([, text]) => !text.trim()), [])
})

test('no text is left untranslated', () => {
  const same = sv.filter(([path, text]) => en.get(path) === text && /\p{L}{3}/u.test(text) && !ALIKE.has(path))

  assert.deepEqual(same, [])
})

test('English texts have no Swedish letters but in names of things that are Swedish', () => {
  const swedish = [...en].filter(([path, text]) => /[åäöÅÄÖ]/.test(text) && path !== 'otherLanguage' && !path.startsWith('search.noneHelp'))

  assert.deepEqual(swedish, [])
})
test('one of a thing is not many, and a Swedish date has its article', () => {
  const { sv, en } = words

  assert.equal(sv.gaps.summary(1, 1, 1), '1 lucka den här dagen. Den rör 1 av planens 1 åtagande.')
  assert.equal(en.gaps.summary(1, 1, 2), '1 gap on this day. It concerns 1 of the plan’s 2 commitments.')
  assert.equal(sv.followUp.summary(2025, 1, 3, 1), 'För 2025 är 1 av 3 uppföljningar gjord. 1 är försenad.')
  assert.equal(en.followUp.summary(2025, 1, 3, 1), 'For 2025, 1 of 3 follow-ups is done. 1 is overdue.')
  assert.match(sv.critical.summary(1, 1, 1), /beroende av 1 aktör\. Utan den står/)
  // a day stands after its article, or in no sentence at all
  const day = '30 juni 2026'
  const dated = [sv.expiring.ends, sv.expiring.noticeBy, sv.followUp.reading, sv.record.confirmed, sv.time.today, sv.time.planOver, sv.time.planAhead, sv.time.past, sv.time.future, sv.time.known]
  assert.deepEqual(dated.map((text) => text(day)).filter((text) => !text.includes(`den ${day}`)), [])
})

test('a kind of something is a "typ" throughout', () => {
  assert.deepEqual(texts(words.sv).filter(([, text]) => /\bslag\b/i.test(text)), [])
})

function files(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf-8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
}

const SPOKEN = new Set(['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])

/** Words that a component shows and that come from no dictionary. */
function strayWords(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const one of node) strayWords(one, found)
  else if (node && typeof node === 'object') {
    const { type, value, name } = node as { type?: string; value?: unknown; name?: { name?: string } }
    const literal = (value as { type?: string; value?: unknown } | null)?.value
    if (type === 'JSXText' && /\p{L}/u.test(String(value))) found.push(String(value).trim())
    if (type === 'JSXAttribute' && SPOKEN.has(name?.name ?? '') && typeof literal === 'string') found.push(literal)
    for (const one of Object.values(node)) strayWords(one, found)
  }
  return found
}

/** A command and a web address are the same in every language. */
const NO_WORDS = new Set(['samverkan seed', 'digg.se/tdosanmalan'])

test('no component shows words of its own', () => {
  const components = files(PLANNER, '.tsx')
  assert.ok(components.length > 10)

  const stray = components.flatMap((file) => strayWords(parseAst(readFileSync(file, 'utf-8'), { lang: 'tsx' })))

  assert.deepEqual(stray.filter((text) => !NO_WORDS.has(text)), [])
})

test('stray words would be found', () => {
  const tree = parseAst('const a = <p title="Hej">Text <b aria-label="Ö">{x}</b></p>', { lang: 'tsx' })

  assert.deepEqual(strayWords(tree).sort(), ['Hej', 'Text', 'Ö'].sort())
})

test('å ä ö come last, numbers by size, what is unknown at the end both ways', () => {
  const names = ['Örebro', 'Zebra', 'Ärla', 'Ånge', 'Aneby', null, 'B10', 'B9']

  assert.deepEqual([...names].sort((a, b) => compared(a, b)), ['Aneby', 'B9', 'B10', 'Zebra', 'Ånge', 'Ärla', 'Örebro', null])
  assert.equal([...names].sort((a, b) => compared(a, b, true)).at(-1), null)
  assert.deepEqual([10, 9, 100].sort((a, b) => compared(a, b)), [9, 10, 100])
})

test('Swedish names in an English sentence are told apart, the longest first', () => {
  const parts = marked('Flens kommun (a+b) meets Flens kommunala råd.', ['Flens kommun', 'Flens kommunala råd', '(a+b)', ''])

  assert.deepEqual(parts.filter(({ named }) => named).map(({ text }) => text), ['Flens kommun', '(a+b)', 'Flens kommunala råd'])
  assert.equal(parts.map(({ text }) => text).join(''), 'Flens kommun (a+b) meets Flens kommunala råd.')
  assert.deepEqual(marked('none', []), [{ text: 'none', named: false }])
})

test('folding takes å ä ö as a and o', () => {
  assert.equal(folded('VÅLDSUTSATTA i Ärla'), 'valdsutsatta i arla')
})

test('days are written as each language does, and the last day is the one before', () => {
  assert.equal(dayText('2023-12-31', 'sv'), '31 december 2023')
  assert.equal(dayText('2023-12-31', 'en'), '31 December 2023')
  assert.equal(lastDay('2024-01-01'), '2023-12-31')
  assert.equal(shifted('2024-02-28', 1), '2024-02-29')
  assert.equal(numberText(1200, 'en'), '1,200')
  assert.match(numberText(1200, 'sv'), /^1\s200$/)
})

test('days begin and end in Stockholm, in summer and in winter', () => {
  assert.equal(today(new Date('2026-06-30T22:30:00Z')), '2026-07-01')
  const now = new Date('2026-11-26T12:00:00Z')
  assert.equal(endOfDay('2026-01-31', now), '2026-01-31T23:59:59.999+01:00')
  assert.equal(endOfDay('2026-07-01', now), '2026-07-01T23:59:59.999+02:00')
  assert.equal(endOfDay('2026-11-26', now), null)
})
