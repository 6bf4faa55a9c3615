import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Address, BASES, HOME, isDay, kept, read, VIEWS, write } from '../planner/address.ts'

const FULL: Address = {
  view: 'paths',
  language: 'en',
  plan: 'flen-handlingsplan-2021-2023',
  commitment: 'flen-b8',
  actor: 'flen-socialnamnden',
  other: 'polisen',
  steps: 3,
  bases: ['COLLABORATION', 'NAMED'],
  record: 'flen-a1',
  community: 'x-1',
  table: true,
  list: 'actors',
  sorts: { links: { column: 'basis', descending: true }, gaps: { column: 'kind', descending: false } },
  filters: { links: 'nämnd & råd' },
  gap: 'NO_PARTNER',
  day: '2022-06-01',
  known: '2026-01-31',
  before: '2021-01-01',
  after: '2023-12-31',
  learned: true,
  year: 2022,
  within: 90,
  text: 'våld & "nämnd" <b>',
}

test('an address comes back as it was, whole and for every view', () => {
  assert.deepEqual(read(write(FULL)), FULL)
  for (const view of VIEWS) assert.deepEqual(read(write({ ...HOME, view })), { ...HOME, view })
})

test('home is an address without anything in it', () => {
  assert.equal(write(HOME), '?')
  assert.deepEqual(read(''), HOME)
})

test('what is not understood is left out, and the rest still holds', () => {
  const given = '?view=nonsense&plan=../../etc&day=2023-02-30&known=yesterday&steps=99&basis=X&year=12&lang=de&actor=a-1&within=-1&list=x&gap=X&sort.links=1&sort.=name&sort.a-b=name&find.actors='

  assert.deepEqual(read(given), { ...HOME, actor: 'a-1' })
})

test('a day is one of the calendar', () => {
  assert.ok(isDay('2024-02-29'))
  for (const wrong of ['2023-02-29', '2023-13-01', '23-01-01', '0000-01-01', '', null]) assert.ok(!isDay(wrong), String(wrong))
})

test('from view to view plan, moment, form and language go along, and nothing else', () => {
  const { plan, day, known, table, language } = FULL

  assert.deepEqual(kept(FULL), { ...HOME, plan, day, known, table, language })
})

test('text is cut, not refused', () => {
  assert.equal(read(`?text=${'å'.repeat(500)}`).text.length, 200)
})

test('bases that are not there mean all', () => {
  assert.deepEqual(read('?basis=').bases, BASES)
})
