import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask, Failure, type FailureKind, type Send, type Variables } from '../planner/api/ask.ts'
import { askEveryPage } from '../planner/api/pages.ts'

function answering(body: unknown, status = 200, headers: Record<string, string> = {}): Send {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return () => Promise.resolve(new Response(text, { status, headers }))
}

function asked(send: Send, signal = new AbortController().signal) {
  return ask<{ one: number }>('{ one }', { a: 1 }, 'sv', signal, send)
}

async function failureOf(send: Send): Promise<Failure> {
  try {
    await asked(send)
  } catch (error) {
    assert.ok(error instanceof Failure)
    return error
  }
  throw new assert.AssertionError({ message: 'it was answered' })
}

test('data and moments come back, and the request is what the API wants', async () => {
  const requests: [string, RequestInit][] = []
  const moment = [{ path: ['one'], asOf: '2023-12-31', knownAt: null, projection: false }]
  const send: Send = (url, init) => {
    requests.push([url, init])
    return answering({ data: { one: 1 }, extensions: { moment } })(url, init)
  }

  const answer = await asked(send)

  assert.deepEqual(answer, { data: { one: 1 }, moments: moment })
  const [url, init] = requests[0] ?? ['', {}]
  assert.equal(url, './graphql')
  assert.equal(init.body, '{"query":"{ one }","variables":{"a":1}}')
  assert.equal((init.headers as Record<string, string>)['accept-language'], 'sv')
})

const refused = (code: string) => ({ errors: [{ message: 'no', extensions: { code } }] })
const CASES: [string, Send, FailureKind][] = [
  ['no network', () => Promise.reject(new TypeError('fetch failed')), 'offline'],
  ['429 of a proxy', answering('<html>slow down', 429, { 'retry-after': '7' }), 'busy'],
  ['503 of a proxy', answering('<html>', 503), 'unavailable'],
  ['the database is away', answering(refused('UNAVAILABLE'), 503, { 'retry-after': '2' }), 'unavailable'],
  ['too slow', answering(refused('TIMEOUT'), 504), 'late'],
  ['too large', answering(refused('TOO_LARGE'), 422), 'large'],
  ['wrong input', answering(refused('BAD_USER_INPUT'), 400), 'refused'],
  ['no readers', answering(refused('FORBIDDEN'), 403), 'forbidden'],
  ['a fault', answering(refused('INTERNAL'), 500), 'broken'],
  ['no JSON', answering('hello', 200), 'broken'],
  ['half an answer', answering({ data: { one: null }, errors: [{ message: 'x' }] }), 'broken'],
]
for (const [name, send, kind] of CASES) {
  test(`a failure that the page can act on: ${name}`, async () => {
    assert.equal((await failureOf(send)).kind, kind)
  })
}

test('the server says when to ask again, within reason', async () => {
  const wait = async (value: string) => (await failureOf(answering('', 503, { 'retry-after': value }))).wait

  assert.equal(await wait('7'), 7)
  assert.equal(await wait('86400'), 60)
  assert.equal(await wait('Wed, 21 Oct 2026 07:28:00 GMT'), null)
})

test('an operation that was called off is no failure', async () => {
  const control = new AbortController()
  control.abort()

  await assert.rejects(
    asked(() => Promise.reject(new DOMException('aborted', 'AbortError')), control.signal),
    { name: 'AbortError' },
  )
})

test('a long list is asked for page by page, and comes back whole', async () => {
  const cursors: unknown[] = []
  const page = (node: number, endCursor: string | null) => ({
    data: { plans: { edges: [{ node }], pageInfo: { hasNextPage: endCursor !== null, endCursor } } },
    moments: [],
  })
  const one = (_document: string, variables: Variables) => {
    cursors.push(variables['after'])
    return Promise.resolve(page(cursors.length, cursors.length < 3 ? `c${cursors.length}` : null))
  }

  const { data } = await askEveryPage('', { plan: 'p' }, 'sv', new AbortController().signal, one as typeof ask)

  assert.deepEqual(data, { plans: { edges: [{ node: 1 }, { node: 2 }, { node: 3 }] } })
  assert.deepEqual(cursors, [null, 'c1', 'c2'])
})
