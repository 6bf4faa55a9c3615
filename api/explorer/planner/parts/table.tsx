/** @jsxImportSource preact */
/** A table that can be sorted, filtered and copied. How it is sorted and filtered stands in the address. */

import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { Sort } from '../address.ts'
import { address, go, say, words } from '../state.ts'
import type { Cell } from '../words/order.ts'
import { asText, shownRows } from './table-rows.ts'

export interface Column<R> {
  /** Its name in addresses. */
  readonly name: string
  readonly head: string
  readonly value: (row: R) => Cell
  /** A column of whole sentences. */
  readonly wide?: boolean
  readonly show?: (row: R) => ComponentChildren
}
interface Given<R> {
  /** Its name in addresses: no other table of the view has it. */
  readonly name: string
  readonly caption: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly keyOf: (row: R) => string
}

const MOST_AT_ONCE = 500

export function DataTable<R>({ name, caption, columns, rows, keyOf }: Given<R>) {
  const said = words.value
  const { sorts, filters } = address.value
  const sort = sorts[name]
  const filter = filters[name] ?? ''
  const [most, setMost] = useState(MOST_AT_ONCE)
  const id = useId()
  const cells = (row: R) => columns.map((column) => column.value(row))
  const column = columns.findIndex((one) => one.name === sort?.column)
  const shown = shownRows(rows, cells, filter, sort && column >= 0 ? { column, descending: sort.descending } : null)
  async function copy() {
    const heads = columns.map(({ head }) => head)
    try {
      await navigator.clipboard.writeText(asText(heads, shown.map(cells)))
      say(said.table.copied)
    } catch {
      say(said.table.copyFailed)
    }
  }
  function sortBy(wanted: string) {
    const descending = sort?.column === wanted && !sort.descending
    go({ sorts: { ...sorts, [name]: { column: wanted, descending } } })
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
              go({ filters: { ...filters, [name]: event.currentTarget.value } }, 'replace')
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
              {columns.map((one) => (
                <th key={one.name} scope="col" aria-sort={sortOf(sort, one)}>
                  <button
                    type="button"
                    onClick={() => {
                      sortBy(one.name)
                    }}
                  >
                    {one.head}
                    <span aria-hidden="true" class="arrow">
                      {sort?.column === one.name ? (sort.descending ? '▼' : '▲') : '↕'}
                    </span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, most).map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((one) => (
                  <td key={one.name} class={one.wide ? 'wide' : undefined}>
                    {one.show ? one.show(row) : one.value(row)}
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

function sortOf(sort: Sort | undefined, { name }: { readonly name: string }): 'ascending' | 'descending' | 'none' {
  if (sort?.column !== name) return 'none'
  return sort.descending ? 'descending' : 'ascending'
}
