/** @jsxImportSource preact */
/**
 * A day to type or to choose, with its label.
 * Typed as 2023-05-31: the browser's own field shows a day as its maker's settings like it, so that nobody knows whether
 * 01/02 is in January or in February. Its calendar is still there, behind a button.
 */

import { useRef } from 'preact/hooks'
import { words } from '../state.ts'
import { withHyphens } from './typed.ts'

interface Given {
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  readonly max?: string
  /** The id of what explains it. */
  readonly help?: string
}

const LONGEST = 10

export function DayField({ label, value, change, max, help }: Given) {
  const said = words.value.time
  const calendar = useRef<HTMLInputElement>(null)
  return (
    <div class="day">
      <label>
        {label}
        <input
          type="text"
          inputMode="numeric"
          autocomplete="off"
          spellcheck={false}
          placeholder={said.form}
          maxLength={LONGEST}
          value={value}
          aria-describedby={help}
          onInput={(event) => {
            change(withHyphens(event.currentTarget.value))
          }}
        />
      </label>
      <input
        ref={calendar}
        type="date"
        class="calendar"
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        max={max}
        onInput={(event) => {
          change(event.currentTarget.value)
        }}
      />
      <button
        type="button"
        aria-label={said.choose(label)}
        title={said.choose(label)}
        onClick={() => {
          calendar.current?.showPicker()
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M1.5 3.5h13v11h-13zM1.5 6.5h13M4.5 1v4M11.5 1v4" />
        </svg>
      </button>
    </div>
  )
}
