/** Where GraphiQL keeps tabs and history: local storage, under a name of our own and without request headers. */

import { createLocalStorage, type Storage } from '@graphiql/toolkit'

// The history plugin stores the headers of every request, whatever shouldPersistHeaders says (plugin-history 0.4.4).
// Headers carry keys, so they are taken out on the way in.
const HISTORY = new Set(['graphiql:queries', 'graphiql:favorites'])
const TABS = 'graphiql:tabState'

function withoutHeaders(json: string): string {
  return JSON.stringify(JSON.parse(json), (key, value: unknown) => (key === 'headers' ? undefined : value))
}

// Other GraphiQLs at the same address, on localhost above all, must not show their tabs here.
const local = createLocalStorage({ namespace: 'samverkan' })

export const storage: Storage = {
  getItem: (key) => local.getItem(key),
  setItem: (key, value) => {
    local.setItem(key, HISTORY.has(key) ? withoutHeaders(value) : value)
  },
  removeItem: (key) => {
    local.removeItem(key)
  },
  clear: () => {
    local.clear()
  },
  get length() {
    return local.length
  },
}

/** Whether someone has been here before and finds own tabs again. */
export function hasStoredTabs(): boolean {
  return local.getItem(TABS) !== null
}
