import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BASES } from '../planner/address.ts'
import { type ActorNode, KINDS, type LinkNode } from '../planner/api/types.ts'
import { fitted, moved, shaped, toScreen, toWorld, zoomed } from '../planner/picture/camera.ts'
import { communitiesOf, summary, tally, within } from '../planner/picture/communities.ts'
import { radiusOf } from '../planner/picture/dots.ts'
import { deedOf } from '../planner/picture/keys.ts'
import { boxIn, LINE_HEIGHT, placed, wrapped } from '../planner/picture/labels.ts'
import { arranged, type LayoutRequest } from '../planner/picture/layout.ts'
import { kindsOf, MARKS } from '../planner/picture/marks.ts'
import { held, type Scene, sceneOf } from '../planner/picture/scene.ts'

function actor(id: string, name = id): ActorNode {
  return { id, name, nameEn: null, shortName: null, kind: 'BOARD', isExample: false }
}
function link(source: string, target: string, weight = 1): LinkNode {
  return { source: { id: source }, target: { id: target }, weight, basis: [BASES[0]], commitments: [], collaborations: [] }
}
function scene(names: readonly string[], pairs: readonly [string, string][]): Scene {
  return sceneOf(names.map((name) => actor(name)), held(pairs.map(([one, other]) => link(one, other))), (one) => one.name)
}
function request(scene_: Scene): LayoutRequest {
  return {
    size: scene_.dots.length,
    links: Uint32Array.from(scene_.lines.flatMap(({ from, to }) => [from, to])),
    weights: Float32Array.from(scene_.lines, ({ weight }) => weight),
  }
}
/** Rings of ten, each tied to the next by one link. */
function rings(count: number): Scene {
  const name = (ring: number, place: number) => `r${ring}-${place % 10}`
  const names = Array.from({ length: count * 10 }, (_, index) => name(Math.floor(index / 10), index))
  const pairs = names.flatMap((_, index): [string, string][] => {
    const ring = Math.floor(index / 10)
    const inside: [string, string][] = [1, 2, 3].map((step) => [name(ring, index), name(ring, index + step)])
    return index % 10 || ring + 1 === count ? inside : [...inside, [name(ring, 0), name(ring + 1, 0)]]
  })
  return scene(names, pairs)
}

test('a scene has actors in Swedish order, their neighbours, and no link to who is not there', () => {
  const made = scene(['Ö', 'A', 'Å'], [['A', 'Ö'], ['Å', 'gone']])

  assert.deepEqual(made.dots.map(({ id, links }) => [id, links]), [['A', 1], ['Å', 0], ['Ö', 1]])
  assert.deepEqual(made.lines.map(({ from, to }) => [from, to]), [[0, 2]])
})

test('the same network gets the same picture, dots apart, those without links in rows below', () => {
  const made = scene([...'abcdefgh'], [['a', 'b'], ['b', 'c'], ['c', 'a'], ['d', 'a'], ['e', 'd']])
  const first = arranged(request(made))

  assert.deepEqual(first, arranged(request(made)))
  const points = made.dots.map((_, index) => [first[index * 2] ?? 0, first[index * 2 + 1] ?? 0] as const)
  points.forEach(([x, y], index) => {
    points.slice(index + 1).forEach(([otherX, otherY]) => {
      assert.ok(Math.hypot(x - otherX, y - otherY) > 2, 'two dots lie on each other')
    })
  })
  const linked = points.slice(0, 5).map(([, y]) => y)
  const alone = points.slice(5).map(([, y]) => y)
  assert.ok(Math.min(...alone) > Math.max(...linked))
  assert.equal(new Set(alone.map((y) => y.toFixed(3))).size, 1)
})

test('nothing, one dot and only lonely dots can be laid out', () => {
  assert.equal(arranged(request(scene([], []))).length, 0)
  assert.deepEqual([...arranged(request(scene(['a'], [])))].map(Number.isFinite), [true, true])
  const many = arranged(request(scene(Array.from({ length: 30 }, (_, index) => `n${index}`), [])))
  assert.equal(new Set([...many].map(String)).size > 5, true)
})

test('large networks tell how far they are', () => {
  const told: number[] = []
  arranged(request(rings(20)), (positions) => told.push(positions.length))

  assert.ok(told.length > 3)
  assert.ok(told.every((length) => length === 400))
})

test('communities are the rings, the same every time, and every actor is in one', () => {
  const made = rings(8)
  const groups = communitiesOf(made)

  assert.deepEqual(groups, communitiesOf(made))
  assert.equal(groups.length, 8)
  assert.equal(groups.reduce((sum, { members }) => sum + members.length, 0), 80)
  const short = summary(made, groups, (leader) => `${leader} m.fl.`)
  assert.equal(short.dots.length, 8)
  assert.deepEqual(short.dots.map(({ count }) => count), Array(8).fill(10))
  assert.equal(short.lines.length, 7)
  // neither could be taken for an actor, or for an actor's link
  assert.ok(short.dots.every(({ kind, label }) => kind === null && label.endsWith(' m.fl.')))
  assert.deepEqual(kindsOf(short.dots), [])
  assert.deepEqual(short.lines.flatMap(({ bases }) => bases), [])
  const counts = tally(made, groups)
  assert.deepEqual(counts.map(({ inside }) => inside), Array(8).fill(30))
  assert.equal(counts.reduce((sum, { outside }) => sum + outside, 0), 14)
  const [first] = groups
  assert.ok(first)
  const one = within(made, first)
  assert.equal(one.dots.length, 10)
  assert.ok(one.lines.every(({ from, to }) => from < 10 && to < 10))
})

test('an actor that is a community of its own stays an actor', () => {
  const made = scene(['a', 'b'], [['a', 'b']])
  const short = summary(made, [{ id: 'a', members: [0] }, { id: 'b', members: [1] }], (leader) => `${leader} m.fl.`)

  assert.deepEqual(short.dots.map(({ label, kind, count }) => [label, kind, count]), [['a', 'BOARD', 1], ['b', 'BOARD', 1]])
})

test('a ring has room for its number however far away', () => {
  const dot = (count: number) => ({ id: 'a', label: 'a', kind: null, swedish: [], example: false, count, links: 3 })
  const far = { x: 0, y: 0, scale: 0.3 }

  assert.ok(radiusOf(dot(2), far) >= 10)
  assert.ok(radiusOf(dot(2000), far) >= 20)
  assert.ok(radiusOf(dot(2000), { ...far, scale: 40 }) > radiusOf(dot(20), { ...far, scale: 40 }))
})

test('labels lie neither on each other nor on marks, and the important ones come first', () => {
  const wanted = Array.from({ length: 200 }, (_, place) => ({
    place,
    x: 20 + (place % 20) * 30,
    y: 20 + Math.floor(place / 20) * 24,
    radius: 8,
    lines: ['Ett namn'],
    width: 60,
    rank: place === 110 ? 1000 : place % 7,
    must: place === 110,
  }))
  const labels = placed(wanted, { width: 640, height: 280 })

  assert.ok(labels.length > 3 && labels.length < 200, String(labels.length))
  assert.equal(labels[0]?.place, 110)
  const boxes = labels.map(({ left, top, width, lines }) => [left, top, left + width, top + lines.length * LINE_HEIGHT] as const)
  const marks = wanted.map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius] as const)
  const meet = (a: readonly number[], b: readonly number[]) =>
    (a[0] ?? 0) < (b[2] ?? 0) && (b[0] ?? 0) < (a[2] ?? 0) && (a[1] ?? 0) < (b[3] ?? 0) && (b[1] ?? 0) < (a[3] ?? 0)
  boxes.forEach((box, index) => {
    assert.ok(!boxes.slice(index + 1).some((other) => meet(box, other)))
    assert.ok(index === 0 || !marks.some((other) => meet(box, other)))
    assert.ok((box[0] ?? 0) >= 0 && (box[2] ?? 0) <= 640)
  })
})

test('no name is written under the buttons, wherever those lie', () => {
  const canvas = { left: 100, top: 40 }
  const covered = boxIn(canvas, { left: 300, top: 48, right: 392, bottom: 84 })
  const wanted = { place: 0, x: 246, y: 24, radius: 8, lines: ['Ett namn'], width: 60, rank: 1, must: false }

  assert.deepEqual(covered, { left: 200, top: 8, right: 292, bottom: 44 })
  assert.equal(placed([wanted], { width: 300, height: 200 }).length, 1)
  assert.deepEqual(placed([wanted], { width: 300, height: 200 }, [wanted], [covered]), [])
})

test('a name stands on a mark that stepped back only where there is no other place', () => {
  const wanted = { place: 0, x: 100, y: 30, radius: 8, lines: ['Ett namn'], width: 60, rank: 1, must: false }
  const under = { x: 100, y: 48, radius: 6 }
  const spot = (screen: { width: number; height: number }, faint: boolean) =>
    placed([wanted], screen, [wanted, { ...under, faint }]).map(({ left, top }) => [left, top])

  assert.deepEqual(spot({ width: 300, height: 200 }, true), [[70, 4]])
  // too narrow for a place beside it, and nothing above
  const low = { ...wanted, y: 12, x: 34 }
  const tight = { width: 68, height: 60 }
  const mark = { x: 34, y: 30, radius: 6 }
  assert.deepEqual(placed([low], tight, [low, { ...mark, faint: true }]).map(({ top }) => top), [23])
  assert.deepEqual(placed([low], tight, [low, { ...mark, faint: false }]), [])
})

test('names break between words, and never inside a letter', () => {
  assert.deepEqual(wrapped('SKR'), ['SKR'])
  assert.deepEqual(wrapped('Barn-, utbildnings- och kulturnämnden'), ['Barn-, utbildnings- och', 'kulturnämnden'])
  assert.deepEqual(wrapped('x'.repeat(200)), ['x'.repeat(24), `${'x'.repeat(23)}…`])
  const family = '👩‍👩‍👧'.repeat(30)
  assert.ok(wrapped(family).every((line) => [...new Intl.Segmenter().segment(line)].every(({ segment }) => segment === '👩‍👩‍👧' || segment === '…')))
})

test('the camera shows all, keeps the point under the pointer, and goes back', () => {
  const screen = { width: 800, height: 600 }
  const camera = fitted(Float32Array.from([0, 0, 100, 20, 50, -30]), screen, { side: 50, top: 40 })
  for (const [x, y] of [[0, 0], [100, 20], [50, -30]] as const) {
    const [left, top] = toScreen(camera, screen, x, y)
    assert.ok(left >= 49 && left <= 751 && top >= 39 && top <= 561)
  }
  const before = toWorld(camera, screen, 200, 100)
  const after = toWorld(zoomed(camera, screen, 2, 200, 100), screen, 200, 100)
  assert.ok(Math.hypot(before[0] - after[0], before[1] - after[1]) < 1e-6)
  assert.deepEqual(toScreen(moved(camera, 30, -10), screen, 0, 0).map(Math.round), toScreen(camera, screen, 0, 0).map((v, i) => Math.round(v + (i ? -10 : 30))))
})

test('a picture takes the shape of the screen, and not without bound', () => {
  const margins = { side: 50, top: 50 }
  const square = Float32Array.from([0, 0, 10, 0, 10, 10, 0, 10])
  const wide = (width: number) => shaped(square, { width, height: 500 }, margins)[2]

  assert.equal(wide(420), 8)
  assert.equal(wide(200), 6)
  assert.equal(wide(600), 12.5)
  assert.equal(wide(5000), 15)
  assert.deepEqual([...shaped(square, { width: 600, height: 500 }, margins)].filter((_, index) => index % 2), [0, 0, 10, 10])
  assert.equal(shaped(new Float32Array(), { width: 600, height: 500 }, margins).length, 0)
})

test('keys walk through the names as through any list', () => {
  const names = ['Alingsås', 'Borås', 'Ånge', 'Örebro']

  assert.deepEqual(deedOf('ArrowDown', null, names), { do: 'focus', place: 0 })
  assert.deepEqual(deedOf('ArrowDown', 3, names), { do: 'focus', place: 0 })
  assert.deepEqual(deedOf('ArrowUp', 0, names), { do: 'focus', place: 3 })
  assert.deepEqual(deedOf('End', 0, names), { do: 'focus', place: 3 })
  assert.deepEqual(deedOf('ö', 0, names), { do: 'focus', place: 3 })
  assert.deepEqual(deedOf('a', 0, names), { do: 'focus', place: 2 })
  assert.deepEqual(deedOf('Enter', 1, names), { do: 'choose' })
  assert.equal(deedOf('Enter', null, names), null)
  assert.equal(deedOf('Tab', 1, names), null)
  assert.equal(deedOf('ArrowDown', null, []), null)
})

test('every kind has a mark of its own but for open groups, which are an outline', () => {
  const shapes = KINDS.filter((kind) => kind !== 'GROUP').map((kind) => MARKS[kind])

  assert.equal(new Set(shapes).size, KINDS.length - 1)
  assert.deepEqual(kindsOf([{ kind: 'GROUP' }, { kind: 'BOARD' }]), ['BOARD', 'GROUP'])
})
