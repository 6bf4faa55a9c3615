/** GraphiQL, served by the API at its own address. */

import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import '@graphiql/plugin-explorer/style.css'
import './page.css'
import { explorerPlugin } from '@graphiql/plugin-explorer'
import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { examples } from './examples'
import { examplesPanel } from './examples-panel'
import { hasStoredTabs, storage } from './storage'

// The page is served where the API is: requests go back to the very address it came from.
const api = window.location.origin + window.location.pathname
const fetcher = createGraphiQLFetcher({ url: api, subscriptionUrl: api.replace(/^http/, 'ws') })

// On a first visit the examples are open. Their variables are given apart: GraphiQL fills the variables editor from
// `initialVariables` alone, not from the first of the default tabs (graphiql 5.4.0).
const first = hasStoredTabs() ? undefined : examples[0]

const root = document.getElementById('graphiql')
if (root) {
  createRoot(root).render(
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      defaultTabs={examples.map(({ query, variables }) => ({ query, variables }))}
      {...(first && { initialVariables: first.variables, visiblePlugin: examplesPanel })}
      plugins={[HISTORY_PLUGIN, explorerPlugin(), examplesPanel]}
      shouldPersistHeaders={false}
      defaultEditorToolsVisibility="variables"
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>
        <h1 className="name">
          <a className="graphiql-logo-link" href="./">
            Samverkan
          </a>
        </h1>
      </GraphiQL.Logo>
    </GraphiQL>,
  )
}
