/** Asks the worker for places. */

import type { LayoutRequest, Positions } from './layout.ts'
import type { Scene } from './scene.ts'

interface Told {
  readonly positions: Positions
  readonly done: boolean
}

function requestOf(scene: Scene): LayoutRequest {
  return {
    size: scene.dots.length,
    links: Uint32Array.from(scene.lines.flatMap(({ from, to }) => [from, to])),
    weights: Float32Array.from(scene.lines, ({ weight }) => weight),
  }
}

/** Start a layout; `tell` hears of every state of it. Gives back how to stop. */
export function place(scene: Scene, tell: (told: Told) => void): () => void {
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<Told>) => {
    tell(data)
    if (data.done) worker.terminate()
  }
  worker.postMessage(requestOf(scene))
  return () => {
    worker.terminate()
  }
}
