/** @jsxImportSource preact */
/** What stands around every view: header, search, plan, language, menu, record, footer. */

import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { kept, type Language, type View } from './address.ts'
import type { PlanNode } from './api/types.ts'
import { Menu } from './menu.tsx'
import { Link, Marked, nameOf } from './parts/names.tsx'
import { Combobox } from './search/combobox.tsx'
import { leadsTo } from './search/opening.ts'
import { address, go, language, said, say, words } from './state.ts'

interface Given {
  readonly plans: readonly PlanNode[]
  readonly plan: PlanNode | null
  readonly view: View
  readonly panel: ComponentChildren
  readonly children: ComponentChildren
}

function title(view: View): string {
  return words.value.view[view]
}

export function Shell({ plans, plan, view, panel, children }: Given) {
  const said = words.value
  const spoken = language.value
  const { record, text } = address.value
  useEffect(() => {
    document.documentElement.lang = spoken
    document.title = `${title(view)} · ${said.siteTitle}`
  }, [spoken, view, said])
  useEffect(() => {
    say(title(view))
  }, [view, said])
  const other: Language = spoken === 'sv' ? 'en' : 'sv'
  return (
    <>
      <a class="skip" href="#content">
        {said.skip}
      </a>
      <header>
        <p class="brand">
          <Link to={{ ...kept(address.value), view: 'network' }}>{said.siteTitle}</Link>
          <span>{said.tagline}</span>
        </p>
        <form
          class="search"
          role="search"
          onSubmit={(event) => {
            event.preventDefault()
          }}
        >
          <Combobox
            label={said.search.label}
            kinds={['ACTOR', 'COMMITMENT', 'COLLABORATION']}
            text={view === 'search' ? text : ''}
            choose={(found) => {
              go(leadsTo(found))
            }}
            submit={(words_) => {
              go({ ...kept(address.value), view: 'search', text: words_ })
            }}
          />
        </form>
        {plans.length > 0 && <PlanChooser plans={plans} plan={plan} />}
        <Link to={{ language: other }} class="language">
          <span lang={other}>{said.otherLanguage}</span>
        </Link>
      </header>
      <div class="body" data-panel={record !== null}>
        <Menu view={view} />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        {panel}
      </div>
      <footer>
        <a href="./graphql">{said.footer.api}</a>
        <Link to={{ ...kept(address.value), view: 'accessibility' }}>{said.footer.accessibility}</Link>
      </footer>
      <Announcer />
    </>
  )
}

/** What screen readers are told of what changed in sight. */
function Announcer() {
  const { text, swedish } = said.value
  return (
    <p class="announcer" aria-live="polite">
      <Marked text={text} swedish={swedish} />
    </p>
  )
}

/** A plan's short name, with its owner where the name does not tell whose it is. */
function planName(plan: PlanNode): string {
  const title = (language.value === 'en' && plan.titleEn) || (plan.shortTitle ?? plan.title)
  const { owner } = plan
  const [first = ''] = owner?.name.split(' ') ?? []
  const text = owner && !title.includes(first) ? `${nameOf(owner)}: ${title}` : title
  return plan.isExample ? words.value.examplePlan(text) : text
}

/** Whether all of a plan's name is Swedish in a page that is not. */
function isSwedish(plan: PlanNode): boolean {
  return language.value !== 'sv' && !plan.titleEn && !plan.isExample
}

function PlanChooser({ plans, plan }: { readonly plans: readonly PlanNode[]; readonly plan: PlanNode | null }) {
  const said = words.value
  return (
    <label class="plan">
      <span>{said.plan}</span>
      <select
        value={plan?.id}
        onChange={(event) => {
          const { view, table, language: chosen } = address.value
          const stays = view === 'search' || view === 'accessibility' ? 'network' : view
          go({ ...kept(address.value), view: stays, table, language: chosen, day: null, plan: event.currentTarget.value })
        }}
      >
        {plans.map((one) => (
          <option key={one.id} value={one.id} lang={isSwedish(one) ? 'sv' : undefined}>
            {planName(one)}
          </option>
        ))}
      </select>
    </label>
  )
}
