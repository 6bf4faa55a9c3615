/** The canvas: keeps camera and look, draws when something changed, tells what was pointed at. */

import { type Camera, fitted, type Margins, moved, type Screen, shaped, zoomed } from './camera.ts'
import { type Box, boxIn } from './labels.ts'
import type { Positions } from './layout.ts'
import { dotAt, type Frame, type Look, paint, pixel } from './paint.ts'
import type { Scene } from './scene.ts'
import { type Theme, themeOf } from './theme.ts'

export interface StageEvents {
  readonly point: (place: number | null) => void
  readonly choose: (place: number) => void
}

const WHEEL = 0.0016
const STILL_PX = 4

const TOP = 48
/** Buttons over so much of the width cannot be left in their corner: the picture begins below them. */
const MOST_COVERED = 0.33

/** Room for names and buttons around the dots. */
function marginsOf({ width }: Screen, covered: readonly Box[]): Margins {
  const wide = covered.filter(({ left, right }) => right - left > width * MOST_COVERED)
  return { side: Math.min(70, width * 0.12), top: Math.max(TOP, ...wide.map(({ bottom }) => bottom + 12)) }
}

export class Stage {
  private scene: Scene
  /** Places as laid out, and as they fit the screen. */
  private laid: Positions
  private positions: Positions
  private camera: Camera = { x: 0, y: 0, scale: 1 }
  private screen: Screen = { width: 0, height: 0 }
  private look: Look = { lit: null, litLines: null, focused: null, chosen: null }
  private mark = ''
  private theme: Theme
  /** Whether the camera follows the layout: until somebody moves it. */
  private following = true
  private waiting = 0
  private readonly pointers = new Map<number, [number, number]>()
  private travelled = 0
  private readonly undo: (() => void)[] = []

  private covered: readonly Box[] = []
  private readonly canvas: HTMLCanvasElement
  private readonly buttons: HTMLElement
  private readonly events: StageEvents

  /** `buttons` lie over the canvas. */
  constructor(canvas: HTMLCanvasElement, buttons: HTMLElement, events: StageEvents) {
    this.canvas = canvas
    this.buttons = buttons
    this.events = events
    this.scene = { dots: [], lines: [], near: [] }
    this.laid = this.positions = new Float32Array()
    this.theme = themeOf(canvas)
    const size = new ResizeObserver(() => {
      this.measure()
    })
    size.observe(canvas)
    size.observe(buttons)
    this.undo.push(() => {
      size.disconnect()
    })
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
      const media = matchMedia(query)
      const changed = () => {
        this.theme = themeOf(canvas)
        this.draw()
      }
      media.addEventListener('change', changed)
      this.undo.push(() => {
        media.removeEventListener('change', changed)
      })
    }
    canvas.addEventListener('pointerdown', this.down)
    canvas.addEventListener('pointermove', this.move)
    canvas.addEventListener('pointerup', this.up)
    canvas.addEventListener('pointercancel', this.up)
    canvas.addEventListener('pointerleave', () => {
      if (!this.pointers.size) events.point(null)
    })
    canvas.addEventListener('wheel', this.wheel, { passive: false })
    this.measure()
  }

  end(): void {
    cancelAnimationFrame(this.waiting)
    for (const undo of this.undo) undo()
  }

  show(scene: Scene, positions: Positions, mark: string): void {
    if (scene !== this.scene) this.following = true
    this.scene = scene
    this.laid = positions
    this.mark = mark
    if (this.following) this.fit()
    else this.place()
    this.draw()
  }

  see(look: Look): void {
    this.look = look
    this.draw()
  }

  fit(): void {
    this.following = true
    this.place()
    this.camera = fitted(this.positions, this.screen, marginsOf(this.screen, this.covered))
    this.draw()
  }

  private place(): void {
    this.positions = shaped(this.laid, this.screen, marginsOf(this.screen, this.covered))
  }

  zoom(factor: number): void {
    this.following = false
    this.camera = zoomed(this.camera, this.screen, factor, this.screen.width / 2, this.screen.height / 2)
    this.draw()
  }

  /** Bring a dot into sight. */
  reveal(place: number): void {
    const [x, y] = pixel(this.frame(), place)
    const { width, height } = this.screen
    if (x > 40 && y > 40 && x < width - 40 && y < height - 40) return
    this.following = false
    this.camera = moved(this.camera, width / 2 - x, height / 2 - y)
    this.draw()
  }

  private measure(): void {
    const { clientWidth: width, clientHeight: height } = this.canvas
    const ratio = window.devicePixelRatio || 1
    if (!width || !height) return
    this.canvas.width = Math.round(width * ratio)
    this.canvas.height = Math.round(height * ratio)
    this.screen = { width, height }
    this.covered = [boxIn(this.canvas.getBoundingClientRect(), this.buttons.getBoundingClientRect())]
    if (this.following) this.fit()
    this.render()
  }

  draw(): void {
    if (!this.waiting) this.waiting = requestAnimationFrame(this.render)
  }

  private readonly render = (): void => {
    this.waiting = 0
    const context = this.canvas.getContext('2d')
    if (!context || !this.screen.width) return
    const ratio = this.canvas.width / this.screen.width
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    paint(context, this.frame())
  }

  private frame(): Frame {
    const { scene, positions, camera, screen, theme, look, mark, covered } = this
    return { scene, positions, camera, screen, theme, look, mark, covered }
  }

  private at(event: PointerEvent | WheelEvent): [number, number] {
    const box = this.canvas.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }

  private readonly down = (event: PointerEvent): void => {
    this.canvas.setPointerCapture(event.pointerId)
    this.pointers.set(event.pointerId, this.at(event))
    if (this.pointers.size === 1) this.travelled = 0
  }

  private readonly move = (event: PointerEvent): void => {
    const now = this.at(event)
    const before = this.pointers.get(event.pointerId)
    if (!before) {
      const place = dotAt(this.frame(), ...now)
      this.canvas.style.cursor = place === null ? 'grab' : 'pointer'
      this.events.point(place)
      return
    }
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]]
    this.travelled += Math.hypot(dx, dy)
    if (this.travelled <= STILL_PX) return
    this.following = false
    if (this.pointers.size === 2) this.pinch(event.pointerId, before, now)
    else this.camera = moved(this.camera, dx, dy)
    this.pointers.set(event.pointerId, now)
    this.draw()
  }

  private pinch(id: number, before: [number, number], now: [number, number]): void {
    const still = [...this.pointers].find(([other]) => other !== id)?.[1]
    if (!still) return
    const [then, after] = [before, now].map(([x, y]) => Math.hypot(x - still[0], y - still[1]))
    this.camera = zoomed(this.camera, this.screen, (after ?? 1) / (then || 1), ...still)
  }

  private readonly up = (event: PointerEvent): void => {
    const was = this.pointers.delete(event.pointerId)
    if (!was || event.type === 'pointercancel' || this.travelled > STILL_PX) return
    const place = dotAt(this.frame(), ...this.at(event))
    if (place !== null) this.events.choose(place)
  }

  private readonly wheel = (event: WheelEvent): void => {
    // The page scrolls as everywhere; with Ctrl, and by the pinch that browsers report so, the picture zooms.
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    this.following = false
    this.camera = zoomed(this.camera, this.screen, Math.exp(-event.deltaY * WHEEL * 4), ...this.at(event))
    this.draw()
  }
}
