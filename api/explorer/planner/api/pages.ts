/** Lists longer than what the API gives at once, whole. */

import { type Answer, ask, type Variables } from './ask.ts'
import type { Listed } from './types.ts'

interface Paged<N> extends Listed<N> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** Ask for page after page of an operation whose only root field is a list, and which takes the cursor as `$after`. */
export async function askEveryPage<T extends Readonly<Record<string, Listed<unknown>>>>(
  document: string,
  variables: Variables,
  language: string,
  signal: AbortSignal,
  one: typeof ask = ask,
): Promise<Answer<T>> {
  const edges: Listed<unknown>['edges'][number][] = []
  let after: string | null = null
  for (;;) {
    const answer: Answer<Record<string, Paged<unknown>>> = await one(document, { ...variables, after }, language, signal)
    for (const [name, list] of Object.entries(answer.data)) {
      edges.push(...list.edges)
      after = list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null
      if (after === null) return { data: { [name]: { edges } } as unknown as T, moments: answer.moments }
    }
  }
}
