/** Lays out beside the page, which stays live meanwhile. */

import { arranged, type LayoutRequest } from './layout.ts'

const worker = self as unknown as {
  onmessage: ((event: MessageEvent<LayoutRequest>) => void) | null
  postMessage: (message: unknown) => void
}

worker.onmessage = ({ data }) => {
  const positions = arranged(data, (now) => {
    worker.postMessage({ positions: now, done: false })
  })
  worker.postMessage({ positions, done: true })
}
