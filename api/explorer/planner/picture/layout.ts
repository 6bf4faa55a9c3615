/** Where the dots go. The same network always gets the same picture: no chance, a fixed number of rounds. */

import Graph from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'

export interface LayoutRequest {
  readonly size: number
  /** Pairs of places, one after the other. */
  readonly links: Uint32Array
  readonly weights: Float32Array
}
/** x, y of each dot, one after the other. */
export type Positions = Float32Array

const GOLDEN = Math.PI * (3 - Math.sqrt(5))
/** Work of a layout grows with dots and links; so many rounds keep it under a few seconds. */
const SMALL = 150
const ROUNDS = { small: 600, large: 220 }
const GAP = 2.6
/** Screens are wider than high, and names lie flat: a picture may be stretched so much, and no more, to fill them. */
const WIDE = 2
const MOST_STRETCH = 1.9

function spiral(index: number): { x: number; y: number } {
  const radius = Math.sqrt(index + 0.5)
  return { x: radius * Math.cos(index * GOLDEN), y: radius * Math.sin(index * GOLDEN) }
}

function graphOf(request: LayoutRequest): Graph {
  const graph = new Graph({ type: 'undirected', multi: false })
  for (let index = 0; index < request.links.length; index += 2) {
    const [from, to] = [request.links[index] ?? 0, request.links[index + 1] ?? 0]
    for (const place of [from, to]) if (!graph.hasNode(place)) graph.addNode(place)
    // Heavier links pull more, but not so much more that the rest drifts apart.
    const weight = 1 + Math.log2(request.weights[index / 2] ?? 1)
    if (from !== to && !graph.hasEdge(from, to)) graph.addEdge(from, to, { weight })
  }
  const places = graph.nodes().sort((one, other) => Number(one) - Number(other))
  places.forEach((place, index) => {
    graph.mergeNodeAttributes(place, spiral(index))
  })
  return graph
}

/** Turn the picture so that it is wider than high, as screens are. */
function turned(points: Map<number, [number, number]>): void {
  const all = [...points.values()]
  const mean = [0, 1].map((axis) => all.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / all.length)
  let [xx, yy, xy] = [0, 0, 0]
  for (const point of all) {
    const [x, y] = [point[0] - (mean[0] ?? 0), point[1] - (mean[1] ?? 0)]
    xx += x * x
    yy += y * y
    xy += x * y
    point[0] = x
    point[1] = y
  }
  const angle = -Math.atan2(2 * xy, xx - yy) / 2
  for (const point of all) {
    const [x, y] = point
    point[0] = x * Math.cos(angle) - y * Math.sin(angle)
    point[1] = x * Math.sin(angle) + y * Math.cos(angle)
  }
}

function stretched(points: Map<number, [number, number]>): void {
  const all = [...points.values()]
  const extent = (axis: 0 | 1) => Math.max(...all.map((point) => point[axis])) - Math.min(...all.map((point) => point[axis]))
  const factor = Math.min(Math.max((WIDE * extent(1)) / Math.max(extent(0), 1e-6), 1), MOST_STRETCH)
  for (const point of all) point[0] *= factor
}

/** Push apart what lies on top of each other, and scale so that the nearest dots are a fixed gap from each other. */
function spaced(points: Map<number, [number, number]>): void {
  const all = [...points.values()]
  const spread = Math.max(...all.map(([x, y]) => Math.max(Math.abs(x), Math.abs(y))), 1e-6)
  const radius = GAP * Math.sqrt(all.length)
  for (const point of all) {
    point[0] *= radius / spread
    point[1] *= radius / spread
  }
  for (let round = 0; round < 60; round += 1) if (!pushed(all)) break
}

function pushed(all: [number, number][]): boolean {
  const cells = new Map<string, [number, number][]>()
  let moved = false
  for (const point of all) {
    const [column, row] = [Math.floor(point[0] / GAP), Math.floor(point[1] / GAP)]
    for (let x = column - 1; x <= column + 1; x += 1) {
      for (let y = row - 1; y <= row + 1; y += 1) {
        for (const other of cells.get(`${x},${y}`) ?? []) moved = apart(point, other) || moved
      }
    }
    const key = `${column},${row}`
    cells.set(key, [...(cells.get(key) ?? []), point])
  }
  return moved
}

function apart(one: [number, number], other: [number, number]): boolean {
  const [dx, dy] = [one[0] - other[0], one[1] - other[1]]
  const distance = Math.hypot(dx, dy)
  if (distance >= GAP * 0.98) return false
  const push = (GAP - distance) / 2
  const [x, y] = distance > 1e-9 ? [dx / distance, dy / distance] : [1, 0]
  one[0] += x * push
  one[1] += y * push
  other[0] -= x * push
  other[1] -= y * push
  return true
}

/** Dots without any link stand in rows under the rest. */
function gridded(size: number, points: Map<number, [number, number]>): void {
  const alone = Array.from({ length: size }, (_, index) => index).filter((index) => !points.has(index))
  const placed = [...points.values()]
  const [left, right] = [Math.min(...placed.map(([x]) => x)), Math.max(...placed.map(([x]) => x))]
  const bottom = placed.length ? Math.max(...placed.map(([, y]) => y)) : 0
  const step = GAP * 1.7
  const width = placed.length ? right - left : 0
  const columns = Math.max(Math.floor(width / step) + 1, Math.ceil(Math.sqrt(alone.length * 2)), 1)
  const start = (placed.length ? (left + right) / 2 : 0) - ((Math.min(columns, alone.length) - 1) * step) / 2
  alone.forEach((place, index) => {
    points.set(place, [start + (index % columns) * step, bottom + GAP * (1.1 + Math.floor(index / columns))])
  })
}

/** Places for all dots. `tell` is called with the state of things now and then, where the work is long. */
export function arranged(request: LayoutRequest, tell?: (positions: Positions) => void): Positions {
  const graph = graphOf(request)
  const small = graph.order <= SMALL
  const rounds = small ? ROUNDS.small : ROUNDS.large
  const settings = {
    ...forceAtlas2.inferSettings(Math.max(graph.order, 2)),
    linLogMode: false,
    gravity: small ? 1.2 : 0.6,
    scalingRatio: small ? 12 : 6,
    strongGravityMode: false,
    barnesHutOptimize: !small,
    edgeWeightInfluence: 0.7,
    slowDown: small ? 2 : 1,
  }
  const step = tell && !small ? 20 : rounds
  for (let done = 0; graph.order > 1 && done < rounds; done += step) {
    forceAtlas2.assign(graph, { iterations: step, settings, getEdgeWeight: 'weight' })
    tell?.(finished(request.size, graph))
  }
  return finished(request.size, graph)
}

function finished(size: number, graph: Graph): Positions {
  const points = new Map<number, [number, number]>()
  graph.forEachNode((place, { x, y }) => points.set(Number(place), [Number(x), Number(y)]))
  if (points.size > 1) {
    turned(points)
    stretched(points)
  }
  if (points.size > 0) spaced(points)
  gridded(size, points)
  const positions = new Float32Array(size * 2)
  for (const [place, [x, y]] of points) positions.set([x, y], place * 2)
  return positions
}
