/** @jsxImportSource preact */
/** The accessibility statement, with a way to report faults. */

import { words } from '../state.ts'

/** The address for reports that the operator has set; the server writes it into the page. */
function contact(): string {
  return document.querySelector('meta[name="samverkan-contact"]')?.getAttribute('content') ?? ''
}

export function AccessibilityView() {
  const said = words.value.accessibility
  const address = contact()
  return (
    <article class="prose">
      <p>{said.intro}</p>
      <h2>{said.howTitle}</h2>
      <p>{said.how}</p>
      <h2>{said.knownTitle}</h2>
      <ul>
        {said.known.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <h2>{said.reportTitle}</h2>
      <p>
        {address ? (
          <>
            {`${said.report} `}
            <a href={address.includes('@') ? `mailto:${address}` : address}>{address}</a>
          </>
        ) : (
          said.noContact
        )}
      </p>
      <h2>{said.supervisionTitle}</h2>
      <p>
        {`${said.supervision} `}
        <a href="https://www.digg.se/tdosanmalan" rel="noreferrer">
          digg.se/tdosanmalan
        </a>
      </p>
      <h2>{said.testedTitle}</h2>
      <p>{said.tested}</p>
    </article>
  )
}
