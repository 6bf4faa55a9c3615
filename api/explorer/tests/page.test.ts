import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { buildSchema, parse, validate } from 'graphql'
import * as documents from '../planner/api/documents.ts'
import * as questions from '../planner/api/questions.ts'
import { asText, shownRows } from '../planner/parts/table-rows.ts'
import { RECORD, RECORD_NAMES } from '../planner/record/document.ts'
import { foundIn, textOf } from '../planner/search/found.ts'
import { momentOf, standing } from '../planner/time/moment.ts'
import { sortedPlans } from '../planner/views/plans.ts'

const ROOT = join(import.meta.dirname, '..')

test('every operation of the page fits the schema', () => {
  const schema = buildSchema(readFileSync(join(ROOT, '..', 'schema.graphql'), 'utf-8'))
  const { ACTOR: _actor, NETWORK: _network, ...views } = documents
  const all = { ...views, ...questions, RECORD, RECORD_NAMES }
  assert.ok(Object.keys(all).length > 5)

  for (const [name, document] of Object.entries(all)) {
    assert.deepEqual(validate(schema, parse(document)).map(({ message }) => message), [], name)
  }
})

/** Imported by libraries that we import, which ask for them as their peers. */
const PEERS = ['graphology-types', 'graphql', 'graphql-ws', 'react']

test('every library that is installed is used', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf-8')) as { dependencies: object }
  const sources = globSync(['planner/**/*.ts*', 'graphiql/**/*.ts*', 'vite.config.ts'], { cwd: ROOT })
  const text = sources.map((path) => readFileSync(join(ROOT, path), 'utf-8')).join()
  const unused = Object.keys(dependencies).filter((name) => !text.includes(`from '${name}'`) && !text.includes(`from '${name}/`))

  assert.deepEqual(unused, PEERS)
})

/** Relative luminance of "#rrggbb" as WCAG defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

test('text and marks stand out from their ground, in light and in dark', () => {
  const css = readFileSync(join(ROOT, 'planner', 'style', 'tokens.css'), 'utf-8')
  const themes = css.split('@media').map((part) => new Map([...part.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value])))
  assert.equal(themes.length, 2)

  for (const theme of themes) {
    const colour = (name: string) => theme.get(name) ?? assert.fail(name)
    for (const ground of ['ground', 'raised']) {
      for (const text of ['text', 'quiet', 'link', 'problem']) assert.ok(contrast(colour(text), colour(ground)) >= 4.5, `${text} on ${ground}`)
      assert.ok(contrast(colour('border'), colour(ground)) >= 3, `border on ${ground}`)
    }
    for (const tinted of ['past', 'future', 'example']) {
      for (const text of ['text', 'quiet']) assert.ok(contrast(colour(text), colour(tinted)) >= 4.5, `${text} on ${tinted}`)
    }
    assert.ok(contrast(colour('on-button'), colour('button')) >= 4.5)
    for (const [name, value] of theme) {
      if (/^(kind|basis|added|ended|changed|focus)/.test(name)) assert.ok(contrast(value, colour('ground')) >= 3, name)
    }
  }
})

test('a moment is asked for only where somebody set one; a day that is not over is not asked for', () => {
  const now = new Date('2026-11-26T12:00:00Z')

  assert.equal(momentOf({ day: null, known: null }, now), null)
  assert.deepEqual(momentOf({ day: '2022-06-01', known: '2026-01-31' }, now), { asOf: '2022-06-01', knownAt: '2026-01-31T23:59:59.999+01:00' })
  assert.equal(momentOf({ day: null, known: '2026-11-26' }, now), null)
})

test('the bar says how a day stands to today and to the plan', () => {
  const plan = { since: '2021-01-01', until: '2024-01-01' }
  const told = (asOf: string) => ({ asOf, projection: false })
  const shown = (asOf: string, asked: string | null) => standing(told(asOf), asked, '2026-11-26', plan).standing

  assert.equal(shown('2026-11-26', null), 'today')
  assert.equal(shown('2023-12-31', null), 'planOver')
  assert.equal(shown('2023-12-31', '2023-12-31'), 'past')
  assert.equal(shown('2022-05-01', '2022-05-01'), 'past')
  assert.equal(shown('2027-05-01', '2027-05-01'), 'future')
  assert.equal(standing(told('2027-01-01'), null, '2026-11-26', { since: '2027-01-01', until: null }).standing, 'planAhead')
  assert.deepEqual(standing(undefined, null, '2026-11-26', plan), { day: '2026-11-26', standing: 'today' })
})

test('rows are found by every word typed, whatever the letters, and sorted both ways', () => {
  const rows = [['Socialnämnden', 3], ['Åklagarmyndigheten', 10], ['Polisen', null]] as const
  const cells = (row: (typeof rows)[number]) => row

  assert.deepEqual(shownRows(rows, cells, 'NAMND soc', null).map(([name]) => name), ['Socialnämnden'])
  assert.deepEqual(shownRows(rows, cells, '', { column: 1, descending: true }).map(([name]) => name), ['Åklagarmyndigheten', 'Socialnämnden', 'Polisen'])
  assert.deepEqual(shownRows(rows, cells, '', { column: 0, descending: false }).at(-1)?.[0], 'Åklagarmyndigheten')
  assert.deepEqual(shownRows(rows, cells, 'ingen', null), [])
})

test('a copied table is text alone', () => {
  assert.equal(asText(['Namn', 'Antal'], [['a\tb\nc', 1], ['=HYPERLINK("x")', -2], [null, 0]]), "Namn\tAntal\na b c\t1\n'=HYPERLINK(\"x\")\t-2\n\t0")
})

test('what search finds is told apart, and what has no view is left out', () => {
  const node = { isExample: false }
  const found = foundIn({
    search: {
      totalCount: 4,
      edges: [
        { snippet: null, node: { ...node, id: 'a', kind: 'AGENCY', name: 'Polisen', nameEn: 'Police' } },
        { snippet: null, node: { ...node, id: 'b', code: 'B8', title: 'Nätverk', plan: { id: 'p', shortTitle: null, title: 'Plan' } } },
        { snippet: null, node: { ...node, id: 'c', title: 'IOP', form: 'IOP' } },
        { snippet: null, node: { ...node, id: 'd' } },
      ],
    },
  })

  assert.deepEqual(found.map(({ type }) => type), ['actor', 'commitment', 'collaboration'])
  assert.deepEqual(found.map((one) => textOf(one, true)), ['Police', 'B8 Nätverk', 'IOP'])
})

test('real plans come before examples, the latest first', () => {
  const plan = (id: string, since: string | null, isExample = false) =>
    ({ id, title: id, titleEn: null, shortTitle: null, since, until: null, isExample, owner: null })

  assert.deepEqual(
    sortedPlans([plan('x', '2026-01-01', true), plan('a', '2018-01-01'), plan('c', null), plan('b', '2021-01-01')]).map(({ id }) => id),
    ['b', 'a', 'c', 'x'],
  )
})
