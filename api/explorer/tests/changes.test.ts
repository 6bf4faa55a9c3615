import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOME } from '../planner/address.ts'
import type { ActorNode } from '../planner/api/types.ts'
import { askedBetween, betweenOf, wrongBetween } from '../planner/time/between.ts'
import { withHyphens } from '../planner/time/typed.ts'
import { type ChangedLink, changesOf, type Difference, fatedNetwork } from '../planner/views/changes.ts'

const actor = (id: string): ActorNode => ({ id, kind: 'BOARD', name: id, nameEn: null, shortName: null, isExample: false })
const link = (from: string, to: string, codes: string, basis: ChangedLink['basis'] = ['COLLABORATION']): ChangedLink => ({
  source: actor(from),
  target: actor(to),
  weight: codes.length,
  basis,
  commitments: [...codes].map((code) => ({ id: code, code, title: code })),
  collaborations: [],
})
const NOTHING: Difference = { added: [], ended: [], changed: [], truncated: false }
const NOW = new Date('2026-11-26T12:00:00Z')
const TODAY = '2026-11-26'
const PLAN = { since: '2024-01-01', until: '2028-01-01' }
const OVER = { since: '2021-01-01', until: '2024-01-01' }

test('a change tells what a pair gained and lost, and nothing of what stayed', () => {
  const before = link('a', 'b', '12', ['COLLABORATION', 'NAMED'])
  const after = link('a', 'b', '23', ['COLLABORATION', 'SHARED_RESPONSIBILITY'])

  const [change] = changesOf({ ...NOTHING, changed: [{ before, after }] })

  assert.equal(change?.fate, 'changed')
  assert.deepEqual(change?.gained.commitments.map(({ code }) => code), ['3'])
  assert.deepEqual(change?.lost.commitments.map(({ code }) => code), ['1'])
  assert.deepEqual([change?.gained.bases, change?.lost.bases], [['SHARED_RESPONSIBILITY'], ['NAMED']])
})

test('what came gained everything, what went lost everything', () => {
  const [came, went] = changesOf({ ...NOTHING, added: [link('a', 'b', '1')], ended: [link('c', 'd', '2')] })

  assert.deepEqual([came?.fate, came?.gained.commitments.length, came?.lost.commitments.length], ['added', 1, 0])
  assert.deepEqual([went?.fate, went?.gained.bases, went?.lost.bases], ['ended', [], ['COLLABORATION']])
})

test('the picture shows each link once with its fate, and who is in no network any more', () => {
  const network = { nodes: [actor('a'), actor('b'), actor('c')], links: [link('b', 'a', '1'), link('b', 'c', '1')], truncated: false }
  const { nodes, links } = fatedNetwork({ ...NOTHING, added: [link('a', 'b', '1')], ended: [link('c', 'gone', '1')] }, network)

  assert.deepEqual(links.map(({ fate }) => fate).sort(), ['added', 'ended', 'held'])
  assert.deepEqual(nodes.map(({ id }) => id), ['a', 'b', 'c', 'gone'])
})

test('what happened is shown from the first day of the plan to the day nearest to today', () => {
  assert.deepEqual(betweenOf(HOME, PLAN, TODAY), { before: '2024-01-01', after: TODAY })
  assert.deepEqual(betweenOf(HOME, OVER, TODAY), { before: '2021-01-01', after: '2023-12-31' })
  assert.deepEqual(betweenOf(HOME, { since: '2027-01-01', until: null }, TODAY), { before: '2027-01-01', after: '2027-01-01' })
  assert.deepEqual(betweenOf(HOME, { since: null, until: null }, TODAY), { before: '2025-11-26', after: TODAY })
  assert.deepEqual(betweenOf({ ...HOME, after: '2023-06-01' }, PLAN, TODAY), { before: '2023-06-01', after: '2023-06-01' })
  assert.deepEqual(betweenOf({ ...HOME, before: '2020-01-01' }, PLAN, TODAY), { before: '2020-01-01', after: TODAY })
})

test('what was learned is shown over the last month, for one day of the world', () => {
  const learned = { ...HOME, learned: true, day: '2026-06-01' }
  const span = betweenOf(learned, PLAN, TODAY)

  assert.deepEqual(span, { before: '2026-10-27', after: TODAY })
  // today is not over: what is known now
  assert.deepEqual(askedBetween(learned, span, NOW), {
    from: { asOf: '2026-06-01', knownAt: '2026-10-27T23:59:59.999+01:00' },
    to: { asOf: '2026-06-01' },
  })
})

test('what happened varies the day and leaves the other clock alone', () => {
  const happened = { ...HOME, known: '2026-01-31' }

  assert.deepEqual(askedBetween(happened, { before: '2025-01-01', after: '2026-01-01' }, NOW), {
    from: { asOf: '2025-01-01', knownAt: '2026-01-31T23:59:59.999+01:00' },
    to: { asOf: '2026-01-01', knownAt: '2026-01-31T23:59:59.999+01:00' },
  })
})

test('two days that make no sense are told before they are asked for', () => {
  assert.equal(wrongBetween({ before: '2026-01-02', after: '2026-01-01' }, false, TODAY, NOW), 'order')
  assert.equal(wrongBetween({ before: '2026-01-01', after: '2030-01-01' }, false, TODAY, NOW), null)
  assert.equal(wrongBetween({ before: '2026-01-01', after: '2030-01-01' }, true, TODAY, NOW), 'ahead')
  assert.equal(wrongBetween({ before: TODAY, after: TODAY }, true, TODAY, NOW), 'ahead')
  assert.equal(wrongBetween({ before: '2026-01-01', after: TODAY }, true, TODAY, NOW), null)
})

test('a day may be typed without its hyphens', () => {
  assert.equal(withHyphens('20230531'), '2023-05-31')
  assert.equal(withHyphens(' 2023/05/31 '), '2023-05-31')
  assert.equal(withHyphens('2023-05-3'), '2023-05-3')
  assert.equal(withHyphens('31/05/2023'), '31/05/2023')
})
