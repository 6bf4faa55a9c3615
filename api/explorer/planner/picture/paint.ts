/** Draws a scene on a canvas. */

import { BASES, type Basis } from '../address.ts'
import type { Kind } from '../api/types.ts'
import { type Camera, type Screen, toScreen } from './camera.ts'
import { type Box, type Label, LINE_HEIGHT, placed, type Wanted, wrapped } from './labels.ts'
import type { Positions } from './layout.ts'
import { isOutline, MARKS } from './marks.ts'
import type { Dot, Line, Scene } from './scene.ts'
import type { Theme } from './theme.ts'

export interface Look {
  /** Dots to dwell on; the rest steps back. Null: all alike. */
  readonly lit: ReadonlySet<number> | null
  /** Lines to dwell on; null: those between lit dots. */
  readonly litLines: ReadonlySet<number> | null
  /** The dot under the pointer or the keyboard. */
  readonly focused: number | null
  /** The dot whose record is open. */
  readonly chosen: number | null
}
export interface Frame {
  readonly scene: Scene
  readonly positions: Positions
  readonly camera: Camera
  readonly screen: Screen
  readonly theme: Theme
  readonly look: Look
  readonly mark: string
  /** Where buttons lie over the picture: no name is written under them. */
  readonly covered: readonly Box[]
}

const FONT_SIZE = 13
const MANY_LINES = 1500
const BACK = 0.14
/** Fates are told apart without their colours, too. */
const FATE_DASHES = { added: [], ended: [2, 5], changed: [12, 4, 3, 4] } as const
const shapes = new Map<Kind, Path2D>()

function shapeOf(kind: Kind): Path2D {
  const known = shapes.get(kind) ?? new Path2D(MARKS[kind])
  shapes.set(kind, known)
  return known
}

/** Radius of a dot in pixels: grows with its neighbours and, slower than the distances, with nearness. */
export function radiusOf(dot: Dot, camera: Camera): number {
  const near = Math.min(Math.max(Math.sqrt(camera.scale / 22), 0.28), 1.7)
  return (6.5 + 1.6 * Math.sqrt(Math.min(dot.links, 60)) + (dot.count > 1 ? 3 * Math.log2(dot.count) : 0)) * near
}

/** The place of the dot at a pixel, or null. Small dots are as easy to hit as large ones. */
export function dotAt(frame: Pick<Frame, 'scene' | 'positions' | 'camera' | 'screen'>, x: number, y: number): number | null {
  let [best, least] = [null as number | null, Infinity]
  frame.scene.dots.forEach((dot, place) => {
    const [px, py] = pixel(frame, place)
    const distance = Math.hypot(px - x, py - y)
    if (distance <= Math.max(radiusOf(dot, frame.camera) + 3, 12) && distance < least) [best, least] = [place, distance]
  })
  return best
}

export function pixel(frame: Pick<Frame, 'positions' | 'camera' | 'screen'>, place: number): [number, number] {
  const [x, y] = [frame.positions[place * 2] ?? 0, frame.positions[place * 2 + 1] ?? 0]
  return toScreen(frame.camera, frame.screen, x, y)
}

/** Draw everything; gives back the labels that found a place. */
export function paint(context: CanvasRenderingContext2D, frame: Frame): Label[] {
  const { screen, theme } = frame
  context.fillStyle = theme.ground
  context.fillRect(0, 0, screen.width, screen.height)
  if (frame.mark) watermark(context, frame)
  context.lineCap = 'butt'
  const isBack = (line: Line, index: number) => !isLit(frame.look, line, index)
  frame.scene.lines.forEach((line, index) => {
    if (isBack(line, index)) drawLine(context, frame, line, BACK)
  })
  frame.scene.lines.forEach((line, index) => {
    if (!isBack(line, index)) drawLine(context, frame, line, 1)
  })
  frame.scene.dots.forEach((dot, place) => {
    drawDot(context, frame, dot, place)
  })
  context.globalAlpha = 1
  return drawLabels(context, frame)
}

function isLit(look: Look, line: Line, index: number): boolean {
  if (look.litLines) return look.litLines.has(index)
  if (!look.lit) return true
  if (look.focused !== null) return line.from === look.focused || line.to === look.focused
  return look.lit.has(line.from) && look.lit.has(line.to)
}

function watermark(context: CanvasRenderingContext2D, { screen, theme, mark }: Frame): void {
  context.save()
  context.translate(screen.width / 2, screen.height / 2)
  context.rotate(-Math.PI / 9)
  context.font = `700 ${Math.min(screen.width / 6, 150)}px ${theme.font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.globalAlpha = 0.04
  context.fillStyle = theme.text
  context.fillText(mark, 0, 0)
  context.restore()
}

function drawLine(context: CanvasRenderingContext2D, frame: Frame, line: Line, alpha: number): void {
  const [x1, y1] = pixel(frame, line.from)
  const [x2, y2] = pixel(frame, line.to)
  const { width, height } = frame.screen
  if (Math.max(x1, x2) < 0 || Math.max(y1, y2) < 0 || Math.min(x1, x2) > width || Math.min(y1, y2) > height) return
  const many = frame.scene.lines.length > MANY_LINES
  context.globalAlpha = many && alpha === 1 && !frame.look.lit ? 0.45 : alpha
  const bases = many || line.fate !== 'held' ? line.bases.slice(0, 1) : BASES.filter((basis) => line.bases.includes(basis))
  const near = Math.min(Math.max(Math.sqrt(frame.camera.scale / 22), 0.35), 1.6)
  const length = Math.hypot(x2 - x1, y2 - y1) || 1
  const [nx, ny] = [-(y2 - y1) / length, (x2 - x1) / length]
  bases.forEach((basis, index) => {
    const wide = widthOf(basis, line, many) * near
    const away = (index - (bases.length - 1) / 2) * 5 * near
    stroke(context, frame.theme, basis, line, wide)
    context.beginPath()
    context.moveTo(x1 + nx * away, y1 + ny * away)
    context.lineTo(x2 + nx * away, y2 + ny * away)
    context.stroke()
  })
  context.setLineDash([])
}

function widthOf(basis: Basis, line: Line, many: boolean): number {
  if (many) return 1
  const weight = Math.min(Math.log2(line.weight + 1), 4)
  return basis === 'COLLABORATION' ? 2 + weight : 0.7 + weight * 0.7
}

function stroke(context: CanvasRenderingContext2D, theme: Theme, basis: Basis, line: Line, wide: number): void {
  context.lineWidth = line.fate === 'held' ? wide : Math.max(wide, 2.5)
  context.strokeStyle = line.fate === 'held' ? theme.bases[basis] : theme.fates[line.fate]
  context.setLineDash(line.fate === 'held' ? (basis === 'NAMED' ? [7, 5] : []) : FATE_DASHES[line.fate])
}

function drawDot(context: CanvasRenderingContext2D, frame: Frame, dot: Dot, place: number): void {
  const [x, y] = pixel(frame, place)
  const radius = radiusOf(dot, frame.camera)
  const { look, theme, screen } = frame
  if (x < -radius || y < -radius || x > screen.width + radius || y > screen.height + radius) return
  context.save()
  context.globalAlpha = look.lit && !look.lit.has(place) ? BACK * 1.6 : 1
  context.translate(x, y)
  if (place === look.focused || place === look.chosen) ring(context, radius, theme, place === look.chosen)
  context.scale(radius, radius)
  const shape = shapeOf(dot.kind)
  context.lineJoin = 'round'
  // A rim in the colour of the ground keeps marks apart from lines and from each other.
  context.lineWidth = 4 / radius
  context.strokeStyle = theme.ground
  context.stroke(shape)
  const outline = isOutline(dot.kind)
  context.fillStyle = outline || dot.example ? theme.ground : theme.kinds[dot.kind]
  context.fill(shape)
  if (dot.example && !outline) hatch(context, shape, theme.kinds[dot.kind], radius)
  context.lineWidth = (outline || dot.example ? 2 : 1) / radius
  context.strokeStyle = theme.kinds[dot.kind]
  if (outline) context.setLineDash([3 / radius, 2.5 / radius])
  context.stroke(shape)
  context.restore()
}

/** Examples are hatched: they look made up, in print as well. */
function hatch(context: CanvasRenderingContext2D, shape: Path2D, colour: string, radius: number): void {
  context.save()
  context.clip(shape)
  context.strokeStyle = colour
  context.lineWidth = 2.2 / radius
  context.beginPath()
  const step = 4.4 / radius
  for (let at = -3; at < 3; at += step) {
    context.moveTo(at - 1.5, 1.5)
    context.lineTo(at + 1.5, -1.5)
  }
  context.stroke()
  context.restore()
}

function ring(context: CanvasRenderingContext2D, radius: number, theme: Theme, chosen: boolean): void {
  context.beginPath()
  context.arc(0, 0, radius * 1.2 + 5, 0, 2 * Math.PI)
  context.lineWidth = chosen ? 4 : 3
  context.strokeStyle = theme.lit
  context.stroke()
}

function drawLabels(context: CanvasRenderingContext2D, frame: Frame): Label[] {
  const { scene, look, theme, screen } = frame
  context.font = `${FONT_SIZE}px ${theme.font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const marks = scene.dots.flatMap((dot, place) => {
    const [x, y] = pixel(frame, place)
    if (x < 0 || y < 0 || x > screen.width || y > screen.height) return []
    return [{ dot, place, x, y, radius: radiusOf(dot, frame.camera) }]
  })
  const wanted = marks.flatMap(({ dot, place, x, y, radius }): Wanted[] => {
    if (look.lit && !look.lit.has(place)) return []
    const lines = wrapped(dot.label)
    const width = Math.max(...lines.map((line) => context.measureText(line).width)) + 4
    const must = place === look.focused || place === look.chosen
    const rank = (must ? 1e6 : 0) + dot.links + dot.count
    return [{ place, x, y, radius, lines, width, rank, must }]
  })
  const labels = placed(wanted, screen, marks, frame.covered)
  context.lineJoin = 'round'
  context.lineWidth = 4
  context.strokeStyle = theme.ground
  context.fillStyle = theme.text
  for (const label of labels) {
    label.lines.forEach((line, index) => {
      const [x, y] = [label.left + label.width / 2, label.top + LINE_HEIGHT * (index + 0.5)]
      context.strokeText(line, x, y)
      context.fillText(line, x, y)
    })
  }
  return labels
}
