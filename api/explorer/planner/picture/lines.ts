/** Draws what links dots: a line for each basis between two actors, rails between groups. */

import { BASES, type Basis } from '../address.ts'
import type { Line } from './scene.ts'
import type { Theme } from './theme.ts'

/** Fates are told apart without their colours, too. */
const FATE_DASHES = { added: [], ended: [2, 5], changed: [12, 4, 3, 4] } as const

export interface Stretch {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  /** Lines grow with nearness. */
  readonly near: number
  /** Among very many lines each is drawn once, and thin. */
  readonly many: boolean
}

export function drawLine(context: CanvasRenderingContext2D, theme: Theme, line: Line, stretch: Stretch): void {
  if (line.bases.length) drawBases(context, theme, line, stretch)
  else drawRails(context, theme, line, stretch)
  context.setLineDash([])
}

function drawBases(context: CanvasRenderingContext2D, theme: Theme, line: Line, stretch: Stretch): void {
  const { near, many } = stretch
  const once = many || line.fate !== 'held'
  const bases = once ? line.bases.slice(0, 1) : BASES.filter((basis) => line.bases.includes(basis))
  bases.forEach((basis, index) => {
    style(context, theme, basis, line, widthOf(basis, line, many) * near)
    beside(context, stretch, (index - (bases.length - 1) / 2) * 5 * near)
  })
}

/** Links between groups are of any basis: two rails in no colour of theirs, the further apart the more links. */
function drawRails(context: CanvasRenderingContext2D, theme: Theme, line: Line, stretch: Stretch): void {
  context.lineWidth = 1.2
  context.strokeStyle = theme.quiet
  const away = (1.5 + 0.45 * Math.min(Math.log2(line.weight), 9)) * stretch.near
  for (const side of [-away, away]) beside(context, stretch, side)
}

function widthOf(basis: Basis, line: Line, many: boolean): number {
  if (many) return 1
  const weight = Math.min(Math.log2(line.weight + 1), 4)
  return basis === 'COLLABORATION' ? 2 + weight : 0.7 + weight * 0.7
}

function style(context: CanvasRenderingContext2D, theme: Theme, basis: Basis, line: Line, wide: number): void {
  context.lineWidth = line.fate === 'held' ? wide : Math.max(wide, 2.5)
  context.strokeStyle = line.fate === 'held' ? theme.bases[basis] : theme.fates[line.fate]
  context.setLineDash(line.fate === 'held' ? (basis === 'NAMED' ? [7, 5] : []) : FATE_DASHES[line.fate])
}

/** A stroke along the stretch, so many pixels to its side. */
function beside(context: CanvasRenderingContext2D, { from: [x1, y1], to: [x2, y2] }: Stretch, away: number): void {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1
  const [dx, dy] = [(-(y2 - y1) / length) * away, ((x2 - x1) / length) * away]
  context.beginPath()
  context.moveTo(x1 + dx, y1 + dy)
  context.lineTo(x2 + dx, y2 + dy)
  context.stroke()
}
