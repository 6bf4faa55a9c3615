/** A panel that lists the examples, so that they stay at hand when their tabs are closed. */

import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { type Example, examples } from './examples'

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M12 6.5C10 5 7 4.5 4 5v13.5c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5Zm0 0V20" />
    </svg>
  )
}

function Panel() {
  const { addTab, changeTab } = useGraphiQLActions()
  const { tabs, queryEditor, variableEditor } = useGraphiQL(({ tabs, queryEditor, variableEditor }) => ({
    tabs,
    queryEditor,
    variableEditor,
  }))

  function open(example: Example) {
    const index = tabs.findIndex((tab) => tab.query === example.query)
    if (index >= 0) {
      changeTab(index)
      return
    }
    addTab()
    queryEditor?.setValue(example.query)
    variableEditor?.setValue(example.variables)
  }

  return (
    <section aria-label="Examples">
      <h2 className="examples-title">Examples</h2>
      <ul className="examples">
        {examples.map((example) => (
          <li key={example.title}>
            <button type="button" className="graphiql-un-styled" onClick={() => open(example)}>
              {example.title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const examplesPanel: GraphiQLPlugin = { title: 'Examples', icon: Icon, content: Panel }
