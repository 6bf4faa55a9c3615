/** Rows of a table: filtered, sorted and as text to copy. */

import { type Cell, compared, folded } from '../words/order.ts'

export interface Sorting {
  readonly column: number
  readonly descending: boolean
}

/** The rows whose cells hold every word typed, in the order asked for. Rows that are alike keep their order. */
export function shownRows<R>(
  rows: readonly R[],
  cells: (row: R) => readonly Cell[],
  filter: string,
  sorting: Sorting | null,
): R[] {
  const wanted = folded(filter).split(/\s+/).filter(Boolean)
  const found = rows
    .map((row) => ({ row, cells: cells(row) }))
    .filter(({ cells: texts }) => {
      const text = folded(texts.map((cell) => cell ?? '').join(' '))
      return wanted.every((word) => text.includes(word))
    })
  if (sorting) {
    const { column, descending } = sorting
    found.sort((one, other) => compared(one.cells[column] ?? null, other.cells[column] ?? null, descending))
  }
  return found.map(({ row }) => row)
}

/** Cells for a spreadsheet. Signs that would end a cell become spaces; what a spreadsheet would run stays text. */
export function asText(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const clean = (cell: Cell) => {
    const text = String(cell ?? '').replace(/[\t\r\n]+/g, ' ')
    return typeof cell === 'string' && /^[=+\-@]/.test(text) ? `'${text}` : text
  }
  return [heads, ...rows].map((row) => row.map(clean).join('\t')).join('\n')
}
