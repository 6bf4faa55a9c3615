/** A mark for each kind of actor: shape and colour together, so that neither is needed alone. */

import { KINDS, type Kind } from '../api/types.ts'

type Point = readonly [number, number]

function polygon(corners: number, turn: number, radius = 1): Point[] {
  return Array.from({ length: corners }, (_, index) => {
    const angle = turn + (index * 2 * Math.PI) / corners
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })
}

function star(points: number): Point[] {
  const outer = polygon(points, -Math.PI / 2, 1.15)
  const inner = polygon(points, -Math.PI / 2 + Math.PI / points, 0.52)
  return outer.flatMap((point, index) => [point, inner[index] ?? point])
}

function path(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join('L')}Z`
}

function box(half: number, height = half): string {
  return `M${-half} ${-height}H${half}V${height}H${-half}Z`
}

const CIRCLE = 'M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z'
const UP = -Math.PI / 2

/** SVG paths around 0,0 with a radius of about 1: the same in the picture, the legend and the tables. */
export const MARKS: Readonly<Record<Kind, string>> = {
  BOARD: box(0.9),
  UNIT: box(1.05, 0.6),
  WORKING_GROUP: path(polygon(6, 0, 1.08)),
  MUNICIPALITY: 'M0 -1.15L0.95 -0.3V0.9H-0.95V-0.3Z',
  MUNICIPAL_COMPANY: path(polygon(4, UP, 1.15)),
  REGIONAL_BODY: path(polygon(3, UP, 1.25)),
  AGENCY: path(polygon(3, -UP, 1.25)),
  KNOWLEDGE_CENTRE: path(star(5)),
  CIVIL_SOCIETY_ORGANISATION: CIRCLE,
  ASSOCIATION: path(polygon(8, Math.PI / 8, 1.05)),
  GROUP: CIRCLE,
}

/** Open groups are drawn as an outline: nobody knows who is in them. */
export function isOutline(kind: Kind): boolean {
  return kind === 'GROUP'
}

/** The custom property of a kind's colour, as "--kind-board". */
export function colourOf(kind: Kind): string {
  return `--kind-${kind.toLowerCase().replaceAll('_', '-')}`
}

/** The kinds that occur, in the order of the legend. */
export function kindsOf(nodes: Iterable<{ readonly kind: Kind | null }>): Kind[] {
  const found = new Set<Kind | null>()
  for (const node of nodes) found.add(node.kind)
  return KINDS.filter((kind) => found.has(kind))
}
