/** The example queries: the documents of docs/queries, taken in when the page is built. */

export interface Example {
  title: string
  query: string
  variables: string
}

const documents = import.meta.glob<string>('../../../docs/queries/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const variables = import.meta.glob<string>('../../../docs/queries/*.variables.json', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The comment that opens a document is its title. */
function titleOf(query: string, path: string): string {
  return /^#\s*(.+)/.exec(query)?.[1]?.trim() ?? path.split('/').pop() ?? path
}

/** All examples in the order of their file names. */
export const examples: readonly Example[] = Object.keys(documents)
  .sort()
  .map((path) => {
    const query = documents[path] ?? ''
    const values = variables[path.replace(/\.graphql$/, '.variables.json')] ?? ''
    return { title: titleOf(query, path), query: query.trimEnd(), variables: values.trimEnd() }
  })
