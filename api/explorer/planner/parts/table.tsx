/** @jsxImportSource preact */
/** A table that can be sorted, filtered and copied. */

import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { say, words } from '../state.ts'
import type { Cell } from '../words/order.ts'
import { asText, shownRows, type Sorting } from './table-rows.ts'

export interface Column<R> {
  readonly head: string
  readonly value: (row: R) => Cell
  /** A column of whole sentences. */
  readonly wide?: boolean
  readonly show?: (row: R) => ComponentChildren
}
interface Given<R> {
  readonly caption: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly keyOf: (row: R) => string
}

const MOST_AT_ONCE = 500

export function DataTable<R>({ caption, columns, rows, keyOf }: Given<R>) {
  const said = words.value
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const [filter, setFilter] = useState('')
  const [most, setMost] = useState(MOST_AT_ONCE)
  const id = useId()
  const cells = (row: R) => columns.map((column) => column.value(row))
  const shown = shownRows(rows, cells, filter, sorting)
  async function copy() {
    const heads = columns.map((column) => column.head)
    try {
      await navigator.clipboard.writeText(asText(heads, shown.map(cells)))
      say(said.table.copied)
    } catch {
      say(said.table.copyFailed)
    }
  }
  function sort(column: number) {
    setSorting({ column, descending: sorting?.column === column && !sorting.descending })
  }
  return (
    <section class="data" aria-labelledby={`${id}-caption`}>
      <div class="data-head">
        <h2 id={`${id}-caption`}>
          {caption} <span class="count">{said.counts.rows(shown.length)}</span>
        </h2>
        <label>
          {said.table.filter}
          <input
            type="search"
            value={filter}
            onInput={(event) => {
              setFilter(event.currentTarget.value)
            }}
          />
        </label>
        <button type="button" onClick={() => void copy()}>
          {said.table.copy}
        </button>
      </div>
      <div class="scroller" role="region" tabIndex={0} aria-label={`${caption}. ${said.table.scroll}`}>
        <table>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={column.head + String(index)} scope="col" aria-sort={sortOf(sorting, index)}>
                  <button
                    type="button"
                    onClick={() => {
                      sort(index)
                    }}
                  >
                    {column.head}
                    <span aria-hidden="true" class="arrow">
                      {sorting?.column === index ? (sorting.descending ? '▼' : '▲') : '↕'}
                    </span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, most).map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column, index) => (
                  <td key={String(index)} class={column.wide ? 'wide' : undefined}>
                    {column.show ? column.show(row) : column.value(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!shown.length && rows.length > 0 && <p class="empty-rows">{said.table.none}</p>}
      {shown.length > most && (
        <button
          type="button"
          onClick={() => {
            setMost(most + MOST_AT_ONCE)
          }}
        >
          {said.picture.more(shown.length - most)}
        </button>
      )}
    </section>
  )
}

function sortOf(sorting: Sorting | null, column: number): 'ascending' | 'descending' | 'none' {
  if (sorting?.column !== column) return 'none'
  return sorting.descending ? 'descending' : 'ascending'
}
