/** @jsxImportSource preact */
/** The questions, one a view. On narrow screens they stand behind a button, so that the answer is in sight. */

import { useEffect, useState } from 'preact/hooks'
import { kept, type View } from './address.ts'
import { Link } from './parts/names.tsx'
import { address, words } from './state.ts'
import { MENU } from './views/all.ts'

export function Menu({ view }: { readonly view: View }) {
  const said = words.value
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!open) return
    setOpen(false)
    // The link that had the focus is hidden now.
    document.getElementById('content')?.focus()
  }, [view])
  return (
    <nav aria-label={said.menu} data-open={open}>
      <button
        type="button"
        class="menu"
        aria-expanded={open}
        aria-controls="menu"
        onClick={() => {
          setOpen(!open)
        }}
      >
        {said.menu}
      </button>
      <ul id="menu">
        {MENU.map((one) => (
          <li key={one}>
            <Link to={{ ...kept(address.value), view: one }} current={one === view}>
              {said.view[one]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
