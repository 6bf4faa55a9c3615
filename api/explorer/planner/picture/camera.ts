/** From the world of the layout to the pixels of the screen and back. */

import type { Positions } from './layout.ts'

export interface Camera {
  /** The point of the world in the middle of the screen. */
  readonly x: number
  readonly y: number
  /** Pixels a unit. */
  readonly scale: number
}
export interface Screen {
  readonly width: number
  readonly height: number
}
export interface Margins {
  readonly side: number
  readonly top: number
}

const NEAREST = 90
const FURTHEST = 0.3
/** So near is enough for a handful of dots. */
const FIT_NEAREST = 46
/** Layouts are made for screens that are wider than high; so much further, or back, they are drawn to fit another. */
const SIDEWAYS = { least: 0.6, most: 1.5 }

export function toScreen(camera: Camera, screen: Screen, x: number, y: number): [number, number] {
  return [(x - camera.x) * camera.scale + screen.width / 2, (y - camera.y) * camera.scale + screen.height / 2]
}

export function toWorld(camera: Camera, screen: Screen, x: number, y: number): [number, number] {
  return [(x - screen.width / 2) / camera.scale + camera.x, (y - screen.height / 2) / camera.scale + camera.y]
}

interface Extent {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The extent of all positions; null where there are none. */
function extentOf(positions: Positions): Extent | null {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let index = 0; index < positions.length; index += 2) {
    const [x, y] = [positions[index] ?? 0, positions[index + 1] ?? 0]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return left > right ? null : { left, right, top, bottom }
}

/** What the margins leave of a screen. */
function roomOf(screen: Screen, margins: Margins): [number, number] {
  return [Math.max(screen.width - 2 * margins.side, 40), Math.max(screen.height - 2 * margins.top, 40)]
}

/** Positions drawn out sideways, or together, as far as the screen's shape asks for. */
export function shaped(positions: Positions, screen: Screen, margins: Margins): Positions {
  const extent = extentOf(positions)
  if (!extent) return positions
  const [width, height] = roomOf(screen, margins)
  const { left, right, top, bottom } = extent
  const wanted = (width / height) * (Math.max(bottom - top, 1) / Math.max(right - left, 1))
  const factor = Math.min(Math.max(wanted, SIDEWAYS.least), SIDEWAYS.most)
  return positions.map((value, index) => (index % 2 ? value : value * factor))
}

/** The camera that shows all positions, with room for labels. */
export function fitted(positions: Positions, screen: Screen, margins: Margins): Camera {
  const extent = extentOf(positions)
  if (!extent) return { x: 0, y: 0, scale: 1 }
  const { left, right, top, bottom } = extent
  const room = roomOf(screen, margins)
  const scale = Math.min(room[0] / Math.max(right - left, 1), room[1] / Math.max(bottom - top, 1), FIT_NEAREST)
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(scale, FURTHEST) }
}

/** Zoom by a factor; what is under the given pixel stays there. */
export function zoomed(camera: Camera, screen: Screen, factor: number, x: number, y: number): Camera {
  const scale = Math.min(Math.max(camera.scale * factor, FURTHEST), NEAREST)
  const [worldX, worldY] = toWorld(camera, screen, x, y)
  return {
    x: worldX - (x - screen.width / 2) / scale,
    y: worldY - (y - screen.height / 2) / scale,
    scale,
  }
}

export function moved(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale }
}
