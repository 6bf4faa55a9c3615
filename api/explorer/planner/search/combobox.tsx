/** @jsxImportSource preact */
/** A search box with suggestions from the registry: the combobox of the ARIA practices. */

import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { ask } from '../api/ask.ts'
import { SUGGESTIONS } from '../api/documents.ts'
import { Mark } from '../picture/legend.tsx'
import { address, language, say, words } from '../state.ts'
import { momentOf } from '../time/moment.ts'
import { ExampleTag, Swedish } from '../parts/names.tsx'
import { type Found, foundIn, type SearchAnswer, textOf } from './found.ts'

export type RecordKind = 'ACTOR' | 'COMMITMENT' | 'COLLABORATION'
interface Given {
  readonly label: string
  readonly kinds: readonly RecordKind[]
  /** What stands in the box when nobody types; null where that is not known yet: then what stands there stays. */
  readonly text: string | null
  readonly choose: (found: Found) => void
  /** Where words may be searched for without choosing. */
  readonly submit?: (text: string) => void
}

const PAUSE_MS = 160
const MOST = 8

interface Suggested {
  readonly found: readonly Found[]
  readonly text: string
}

/** The suggestions for what is typed, a moment after the last key. */
function useSuggestions(text: string, kinds: readonly RecordKind[], wanted: boolean): Suggested | null {
  const [suggested, setSuggested] = useState<Suggested | null>(null)
  const at = JSON.stringify(momentOf({ day: null, known: address.value.known }))
  const spoken = language.value
  useEffect(() => {
    setSuggested((old) => (wanted && text.trim() ? old : null))
    if (!wanted || !text.trim()) return undefined
    const control = new AbortController()
    const timer = setTimeout(() => {
      const variables = { text, kinds, first: MOST, at: JSON.parse(at) as unknown }
      ask<SearchAnswer>(SUGGESTIONS, variables, spoken, control.signal)
        .then(({ data }) => {
          setSuggested({ found: foundIn(data), text })
        })
        // Suggestions are a help: where they fail the view itself says so as soon as something is asked.
        .catch(() => {
          if (!control.signal.aborted) setSuggested(null)
        })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [text, wanted, at, spoken, kinds.join()])
  return suggested
}

export function Combobox({ label, kinds, text, choose, submit }: Given) {
  const said = words.value
  const id = useId()
  const [typed, setTyped] = useState(text ?? '')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const suggested = useSuggestions(typed, kinds, open)
  const found = suggested?.found ?? []
  const nothing = open && suggested !== null && suggested.text === typed && !found.length
  useEffect(() => {
    if (text !== null) setTyped(text)
  }, [text])
  useEffect(() => {
    setActive(-1)
    if (suggested) say(found.length ? said.counts.hits(found.length) : said.search.none(typed))
  }, [suggested])
  function take(one: Found) {
    setTyped(textOf(one, language.value === 'en'))
    setOpen(false)
    choose(one)
  }
  function key(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) {
      event.preventDefault()
      setOpen(true)
      const count = found.length
      if (count) setActive(active < 0 && step < 0 ? count - 1 : (active + step + count) % count)
    } else if (event.key === 'Escape') {
      if (open) event.preventDefault()
      setOpen(false)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const one = found[active] ?? (submit ? undefined : found[0])
      if (open && one) take(one)
      else if (submit && typed.trim()) {
        setOpen(false)
        submit(typed.trim())
      }
    }
  }
  const list = open && found.length > 0
  return (
    <div
      class="combobox"
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOpen(false)
      }}
    >
      <label for={id}>{label}</label>
      <input
        id={id}
        ref={input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        aria-expanded={list}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={list && active >= 0 ? `${id}-${active}` : undefined}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setOpen(true)
        }}
        onKeyDown={key}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={said.search.hits} hidden={!list}>
        {found.map((one, index) => (
          <li
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => {
              event.preventDefault()
            }}
            onClick={() => {
              take(one)
            }}
          >
            <Suggestion of={one} />
          </li>
        ))}
      </ul>
      {nothing && <p class="nothing">{said.search.none(typed)}</p>}
    </div>
  )
}

/** A record found, in one line. */
export function Suggestion({ of }: { readonly of: Found }) {
  const said = words.value
  const kind = of.type === 'actor' ? said.kind[of.kind] : of.type === 'commitment' ? of.plan.title : said.form[of.form]
  const translated = of.type === 'actor' && language.value === 'en' && of.nameEn
  const name = textOf(of, language.value === 'en')
  return (
    <>
      {of.type === 'actor' && <Mark kind={of.kind} example={of.isExample} />}
      <span class="what">{translated ? name : <Swedish>{name}</Swedish>}</span>{' '}
      <span class="of">{of.type === 'commitment' ? <Swedish>{kind}</Swedish> : kind}</span> <ExampleTag of={of} />
    </>
  )
}
