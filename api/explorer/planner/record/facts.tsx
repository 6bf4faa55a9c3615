/** @jsxImportSource preact */
/** Pieces of a record: a fact with its name, periods, sources. */

import type { ComponentChildren } from 'preact'
import { Swedish } from '../parts/names.tsx'
import { language, words } from '../state.ts'
import { dayText, lastDay } from '../words/dates.ts'
import type { Citation } from './document.ts'

/** A fact; nothing at all where there is nothing to say. */
export function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  const empty = children === null || children === undefined || children === '' || children === false
  if (empty || (Array.isArray(children) && !children.length)) return null
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A period in words: "fr.o.m. … t.o.m. …"; unknown ends are said to be unknown. */
export function periodText(since: string | null, until: string | null): string {
  const said = words.value.record
  const from = since && dayText(since, language.value)
  const to = until && dayText(lastDay(until), language.value)
  if (from && to) return said.period(from, to)
  if (from) return `${said.fromDay(from)}, ${said.unknownTo}`
  return to ? `${said.unknownFrom}, ${said.toDay(to)}` : ''
}

export function yesNo(value: boolean | null | undefined): string {
  const said = words.value.record
  return value === null || value === undefined ? said.unknown : value ? said.yes : said.no
}

export function day(value: string | null | undefined): string | null {
  return value ? dayText(value, language.value) : null
}

/** A section with a list; nothing where the list is empty. */
export function Section<T>({
  name,
  items,
  total,
  children,
}: {
  readonly name: string
  readonly items: readonly T[]
  readonly total?: number
  readonly children: (item: T) => ComponentChildren
}) {
  if (!items.length) return null
  const rest = (total ?? items.length) - items.length
  return (
    <section>
      <h3>
        {name} <span class="count">{total ?? items.length}</span>
      </h3>
      <ul class="plain">
        {items.map((item, index) => (
          <li key={String(index)}>{children(item)}</li>
        ))}
        {rest > 0 && <li>{words.value.record.more(rest)}</li>}
      </ul>
    </section>
  )
}

/** Where it is known from: document, place, and the sentence itself. */
export function Sources({ citations }: { readonly citations: readonly Citation[] }) {
  return (
    <ul class="sources">
      {citations.map((citation, index) => (
        <li key={String(index)}>
          {citation.quote && (
            <blockquote>
              <Swedish>{citation.quote}</Swedish>
            </blockquote>
          )}
          <span class="from">
            {citation.document.url && /^https?:/.test(citation.document.url) ? (
              <a href={citation.document.url} rel="noreferrer">
                <Swedish>{citation.document.title}</Swedish>
              </a>
            ) : (
              <Swedish>{citation.document.title}</Swedish>
            )}
            {citation.locator && (
              <>
                , <Swedish>{citation.locator}</Swedish>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Sources of one line, one step away. */
export function LineSources({ citations }: { readonly citations: readonly Citation[] }) {
  if (!citations.length) return null
  return (
    <details class="line-sources">
      <summary>{words.value.record.sources}</summary>
      <Sources citations={citations} />
    </details>
  )
}
