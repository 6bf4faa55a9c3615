/** Draws what stands for actors: a mark for one of them, a ring with their number for a group. */

import type { Kind } from '../api/types.ts'
import type { Camera } from './camera.ts'
import { isOutline, MARKS } from './marks.ts'
import type { Dot } from './scene.ts'
import type { Theme } from './theme.ts'

const RIM = 3
const NUMBER_SIZE = 13
/** Half the width of a bold digit of that size. */
const HALF_DIGIT = 4.3
const shapes = new Map<Kind, Path2D>()

function shapeOf(kind: Kind): Path2D {
  const known = shapes.get(kind) ?? new Path2D(MARKS[kind])
  shapes.set(kind, known)
  return known
}

/** Radius of a dot in pixels: grows with what it stands for and, slower than the distances, with nearness. */
export function radiusOf(dot: Dot, camera: Camera): number {
  const near = Math.min(Math.max(Math.sqrt(camera.scale / 22), 0.28), 1.7)
  if (dot.kind === null) {
    // However far away, the number has room in its ring.
    return Math.max((9 + 2 * Math.log2(dot.count)) * near, 2 * RIM + HALF_DIGIT * String(dot.count).length)
  }
  return (6.5 + 1.6 * Math.sqrt(Math.min(dot.links, 60))) * near
}

/** Draw a dot around 0,0. */
export function drawDot(context: CanvasRenderingContext2D, theme: Theme, dot: Dot, radius: number): void {
  if (dot.kind === null) drawGroup(context, theme, dot.count, radius)
  else drawMark(context, theme, dot.kind, dot.example, radius)
}

function drawGroup(context: CanvasRenderingContext2D, theme: Theme, count: number, radius: number): void {
  context.beginPath()
  context.arc(0, 0, radius, 0, 2 * Math.PI)
  context.lineWidth = RIM + 4
  context.strokeStyle = theme.ground
  context.stroke()
  context.fillStyle = theme.ground
  context.fill()
  context.lineWidth = RIM
  context.strokeStyle = theme.text
  context.stroke()
  context.font = `700 ${NUMBER_SIZE}px ${theme.font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = theme.text
  context.fillText(String(count), 0, 1)
}

function drawMark(context: CanvasRenderingContext2D, theme: Theme, kind: Kind, example: boolean, radius: number): void {
  const shape = shapeOf(kind)
  const outline = isOutline(kind)
  context.scale(radius, radius)
  context.lineJoin = 'round'
  // A rim in the colour of the ground keeps marks apart from lines and from each other.
  context.lineWidth = 4 / radius
  context.strokeStyle = theme.ground
  context.stroke(shape)
  context.fillStyle = outline || example ? theme.ground : theme.kinds[kind]
  context.fill(shape)
  if (example && !outline) hatch(context, shape, theme.kinds[kind], radius)
  context.lineWidth = (outline || example ? 2 : 1) / radius
  context.strokeStyle = theme.kinds[kind]
  if (outline) context.setLineDash([3 / radius, 2.5 / radius])
  context.stroke(shape)
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
