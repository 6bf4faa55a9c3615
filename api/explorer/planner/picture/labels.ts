/** Which names are written, and where: none lies on another or on a mark. */

export interface Wanted {
  readonly place: number
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly lines: readonly string[]
  readonly width: number
  /** Higher ones choose first. */
  readonly rank: number
  /** Written in any case, over marks if need be: somebody points at it. */
  readonly must: boolean
}
export interface Label {
  readonly place: number
  readonly lines: readonly string[]
  readonly left: number
  readonly top: number
  readonly width: number
}
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const LINE_HEIGHT = 15
const SPACE = 3
/** Names stand so far from each other, and from buttons, that each is read by itself. */
const BETWEEN = 3
const CELL = 64

/** Where something lies within what it lies over. */
export function boxIn(outer: Pick<DOMRect, 'left' | 'top'>, inner: Box): Box {
  const { left, top } = outer
  return { left: inner.left - left, top: inner.top - top, right: inner.right - left, bottom: inner.bottom - top }
}

function withSpace({ left, top, right, bottom }: Box): Box {
  return { left: left - BETWEEN, top: top - BETWEEN, right: right + BETWEEN, bottom: bottom + BETWEEN }
}

/** Boxes by cells of a grid, so that thousands are asked about in no time. */
class Taken {
  private readonly cells = new Map<string, Box[]>()

  private *keys(box: Box): Iterable<string> {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) yield `${x},${y}`
    }
  }

  add(box: Box): void {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key)
      if (cell) cell.push(box)
      else this.cells.set(key, [box])
    }
  }

  meets(box: Box): boolean {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        const beside = other.right <= box.left || other.left >= box.right
        if (!beside && other.bottom > box.top && other.top < box.bottom) return true
      }
    }
    return false
  }
}

/** Under and over a mark a label may stand so far to a side, as a part of its width, and still be seen to belong there. */
const ASIDE = [0.25, -0.25, 0.42, -0.42]

/** Where a label of this size may stand, the best place first: under, over, right, left, the corners, and aside. */
function* spots(wanted: Wanted, height: number): Iterable<[number, number]> {
  const { x, y, radius, width } = wanted
  const away = radius + SPACE
  yield [x - width / 2, y + away]
  yield [x - width / 2, y - away - height]
  yield [x + away + 1, y - height / 2]
  yield [x - away - 1 - width, y - height / 2]
  yield [x + away * 0.7, y + away * 0.7]
  yield [x - away * 0.7 - width, y + away * 0.7]
  yield [x + away * 0.7, y - away * 0.7 - height]
  yield [x - away * 0.7 - width, y - away * 0.7 - height]
  for (const part of ASIDE) {
    const left = x - width / 2 + part * width
    yield [left, y + away]
    yield [left, y - away - height]
  }
}

export interface Mark {
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Stepped back: a name stands on it where it finds no other place. */
  readonly faint?: boolean
}

function around({ x, y, radius }: Mark): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}

/**
 * Place the labels, beside all marks, those without a name included. A name that finds no free place on the screen is left
 * out: it shows nearer, or under the pointer.
 */
export function placed(
  wanted: readonly Wanted[],
  screen: { width: number; height: number },
  marks: readonly Mark[] = wanted,
  /** Where buttons lie over the picture. */
  covered: readonly Box[] = [],
): Label[] {
  const [taken, faintly] = [new Taken(), new Taken()]
  for (const box of covered) taken.add(withSpace(box))
  for (const mark of marks) (mark.faint ? faintly : taken).add(around(mark))
  const ranked = [...wanted].sort((one, other) => other.rank - one.rank || one.place - other.place)
  return ranked.flatMap((one): Label[] => {
    const height = one.lines.length * LINE_HEIGHT
    const inside = (left: number, top: number) =>
      left >= 2 && top >= 2 && left + one.width <= screen.width - 2 && top + height <= screen.height - 2
    const boxOf = ([left, top]: [number, number]) => ({ left, top, right: left + one.width, bottom: top + height })
    const within = [...spots(one, height)].filter(([left, top]) => inside(left, top))
    const free = within.filter((each) => !taken.meets(boxOf(each)))
    const spot = free.find((each) => !faintly.meets(boxOf(each))) ?? free[0] ?? (one.must ? within[0] : undefined)
    if (!spot) return []
    const box = boxOf(spot)
    taken.add(withSpace(box))
    return [{ place: one.place, lines: one.lines, left: spot[0], top: spot[1], width: one.width }]
  })
}

/** A name on one or two lines; what does not fit ends with "…". Cuts between letters as people see them, not inside. */
export function wrapped(name: string, most = 24): string[] {
  const letters = [...new Intl.Segmenter('sv').segment(name)].map((part) => part.segment)
  if (letters.length <= most) return [name]
  let cut = letters.slice(0, most + 1).lastIndexOf(' ')
  if (cut < most / 3) {
    const hyphen = letters.slice(0, most).lastIndexOf('-')
    cut = hyphen >= most / 3 ? hyphen + 1 : most
  }
  const rest = letters.slice(cut).join('').trim()
  const second = [...new Intl.Segmenter('sv').segment(rest)].map((part) => part.segment)
  const shown = second.length <= most ? rest : `${second.slice(0, most - 1).join('').trim()}…`
  return [letters.slice(0, cut).join('').trim(), shown]
}
