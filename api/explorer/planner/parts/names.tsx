/** @jsxImportSource preact */
/** Swedish names and texts in a page that may be English: what stays Swedish says so (`lang`). */

import type { ComponentChildren } from 'preact'
import type { Address } from '../address.ts'
import { write } from '../address.ts'
import { address, go, language, words } from '../state.ts'
import { marked } from '../words/marked.ts'

interface Named {
  readonly name: string
  readonly nameEn?: string | null
  readonly shortName?: string | null
}

/** The name to show in the page's language. */
export function nameOf(actor: Named): string {
  return (language.value === 'en' && actor.nameEn) || actor.name
}

/** A short name for the picture, where there is one. */
export function shortNameOf(actor: Named): string {
  return language.value === 'en' ? (actor.nameEn ?? actor.name) : (actor.shortName ?? actor.name)
}

/** Text in Swedish. */
export function Swedish({ children }: { readonly children: ComponentChildren }) {
  return language.value === 'sv' ? <>{children}</> : <span lang="sv">{children}</span>
}

/** Text in the page's language with Swedish names in it. */
export function Marked({ text, swedish }: { readonly text: string; readonly swedish: readonly string[] }) {
  if (language.value === 'sv') return <>{text}</>
  return <>{marked(text, swedish).map((part) => (part.named ? <Swedish>{part.text}</Swedish> : part.text))}</>
}

/** The names that are Swedish in any language of the page. */
export function untranslated(actors: readonly Named[]): string[] {
  return actors.flatMap(({ name, nameEn }) => (nameEn ? [] : [name]))
}

export function Name({ of }: { readonly of: Named }) {
  return language.value === 'en' && of.nameEn ? <>{of.nameEn}</> : <Swedish>{of.name}</Swedish>
}

/** A marker beside whatever is made up. */
export function ExampleTag({ of }: { readonly of: { readonly isExample?: boolean } }) {
  return of.isExample ? <span class="tag example">{words.value.example}</span> : null
}

interface Going {
  readonly to: Partial<Address>
  readonly class?: string
  readonly current?: boolean
  readonly children: ComponentChildren
}

/** A link within the page: a real address, opened without loading the page anew. */
export function Link({ to, current, children, ...rest }: Going) {
  const target = { ...address.value, ...to }
  return (
    <a
      {...rest}
      href={write(target)}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        go(to)
      }}
    >
      {children}
    </a>
  )
}

/** A record that opens its panel. */
export function RecordLink({ id, children }: { readonly id: string; readonly children: ComponentChildren }) {
  return (
    <Link to={{ record: id }} class="record-link">
      {children}
    </Link>
  )
}
