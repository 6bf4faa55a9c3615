/** Draws a scene on a canvas. */

import { type Camera, type Screen, toScreen } from './camera.ts'
import { drawDot, radiusOf } from './dots.ts'
import { type Box, LINE_HEIGHT, placed, type Wanted, wrapped } from './labels.ts'
import type { Positions } from './layout.ts'
import { drawLine } from './lines.ts'
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

/** Draw everything. */
export function paint(context: CanvasRenderingContext2D, frame: Frame): void {
  const { screen, theme } = frame
  context.fillStyle = theme.ground
  context.fillRect(0, 0, screen.width, screen.height)
  if (frame.mark) watermark(context, frame)
  context.lineCap = 'butt'
  const isBack = (line: Line, index: number) => !isLit(frame.look, line, index)
  frame.scene.lines.forEach((line, index) => {
    if (isBack(line, index)) drawStretch(context, frame, line, BACK)
  })
  frame.scene.lines.forEach((line, index) => {
    if (!isBack(line, index)) drawStretch(context, frame, line, 1)
  })
  frame.scene.dots.forEach((dot, place) => {
    drawPlaced(context, frame, dot, place)
  })
  context.globalAlpha = 1
  drawLabels(context, frame)
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

function drawStretch(context: CanvasRenderingContext2D, frame: Frame, line: Line, alpha: number): void {
  const { dots } = frame.scene
  // From the outer dot: where its lines lie on each other, so do their dashes, and dashed does not look like drawn through.
  const outward = (dots[line.from]?.links ?? 0) > (dots[line.to]?.links ?? 0)
  const [start, end] = outward ? [line.to, line.from] : [line.from, line.to]
  const [from, to] = [pixel(frame, start), pixel(frame, end)]
  const { width, height } = frame.screen
  if (Math.max(from[0], to[0]) < 0 || Math.max(from[1], to[1]) < 0) return
  if (Math.min(from[0], to[0]) > width || Math.min(from[1], to[1]) > height) return
  const many = frame.scene.lines.length > MANY_LINES
  context.globalAlpha = many && alpha === 1 && !frame.look.lit ? 0.45 : alpha
  const near = Math.min(Math.max(Math.sqrt(frame.camera.scale / 22), 0.35), 1.6)
  drawLine(context, frame.theme, line, { from, to, near, many })
}

function drawPlaced(context: CanvasRenderingContext2D, frame: Frame, dot: Dot, place: number): void {
  const [x, y] = pixel(frame, place)
  const radius = radiusOf(dot, frame.camera)
  const { look, theme, screen } = frame
  if (x < -radius || y < -radius || x > screen.width + radius || y > screen.height + radius) return
  context.save()
  context.globalAlpha = look.lit && !look.lit.has(place) ? BACK * 1.6 : 1
  context.translate(x, y)
  if (place === look.focused || place === look.chosen) ring(context, radius, theme, place === look.chosen)
  drawDot(context, theme, dot, radius)
  context.restore()
}

/** Radius of the ring around a dot somebody points at. */
function ringed(radius: number): number {
  return radius * 1.2 + 5
}

function ring(context: CanvasRenderingContext2D, radius: number, theme: Theme, chosen: boolean): void {
  context.beginPath()
  context.arc(0, 0, ringed(radius), 0, 2 * Math.PI)
  context.lineWidth = chosen ? 4 : 3
  context.strokeStyle = theme.lit
  context.stroke()
}

function drawLabels(context: CanvasRenderingContext2D, frame: Frame): void {
  const { scene, look, theme, screen } = frame
  context.font = `${FONT_SIZE}px ${theme.font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const marks = scene.dots.flatMap((dot, place) => {
    const [x, y] = pixel(frame, place)
    if (x < 0 || y < 0 || x > screen.width || y > screen.height) return []
    const must = place === look.focused || place === look.chosen
    const radius = radiusOf(dot, frame.camera)
    const faint = look.lit !== null && !look.lit.has(place)
    return [{ dot, place, x, y, radius: must ? ringed(radius) : radius, must, faint }]
  })
  const wanted = marks.flatMap(({ dot, ...mark }): Wanted[] => {
    if (mark.faint) return []
    const lines = wrapped(dot.label)
    const width = Math.max(...lines.map((line) => context.measureText(line).width)) + 4
    const rank = (mark.must ? 1e6 : 0) + dot.links + dot.count
    return [{ ...mark, lines, width, rank }]
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
}
