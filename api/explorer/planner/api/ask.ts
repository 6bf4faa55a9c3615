/** One operation to the API, and what may become of it. */

import type { Moment } from './types.ts'

export type FailureKind = 'offline' | 'busy' | 'unavailable' | 'late' | 'large' | 'refused' | 'forbidden' | 'broken'

/** Why there is no answer, as the page can act on it. */
export class Failure extends Error {
  readonly kind: FailureKind
  /** Seconds until it makes sense to ask again, where the server says so. */
  readonly wait: number | null

  constructor(kind: FailureKind, message = '', wait: number | null = null) {
    super(message)
    this.kind = kind
    this.wait = wait
  }
}

export interface Answer<T> {
  readonly data: T
  readonly moments: readonly Moment[]
}

interface GraphQLError {
  readonly message?: string
  readonly extensions?: { readonly code?: string }
}
interface Body {
  readonly data?: unknown
  readonly errors?: readonly GraphQLError[]
  readonly extensions?: { readonly moment?: readonly Moment[] }
}
export type Send = (url: string, init: RequestInit) => Promise<Response>
export type Variables = Readonly<Record<string, unknown>>

const KINDS: Readonly<Record<string, FailureKind>> = {
  UNAVAILABLE: 'unavailable',
  TIMEOUT: 'late',
  TOO_LARGE: 'large',
  LIMIT_EXCEEDED: 'large',
  BAD_USER_INPUT: 'refused',
  FORBIDDEN: 'forbidden',
  UNAUTHENTICATED: 'forbidden',
}
const BY_STATUS: Readonly<Record<number, FailureKind>> = {
  401: 'forbidden',
  403: 'forbidden',
  429: 'busy',
  502: 'unavailable',
  503: 'unavailable',
  504: 'late',
}
const MOST_SECONDS = 60

function waitOf(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, MOST_SECONDS) : null
}

async function bodyOf(response: Response): Promise<Body> {
  try {
    return (await response.json()) as Body
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    return {}
  }
}

/**
 * Send one operation. Throws Failure, or the AbortError of `signal`.
 * The address is relative to the page's own, so that the page works behind a path prefix.
 */
export async function ask<T>(
  document: string,
  variables: Variables,
  language: string,
  signal: AbortSignal,
  send: Send = (url, init) => fetch(url, init),
): Promise<Answer<T>> {
  let response: Response
  try {
    response = await send('./graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        'accept-language': language,
      },
      body: JSON.stringify({ query: document, variables }),
      credentials: 'same-origin',
      signal,
    })
  } catch (error) {
    if (signal.aborted) throw error
    throw new Failure('offline')
  }
  const body = await bodyOf(response)
  const error = body.errors?.[0]
  if (!error && body.data != null && response.ok) {
    return { data: body.data as T, moments: body.extensions?.moment ?? [] }
  }
  const kind = KINDS[error?.extensions?.code ?? ''] ?? BY_STATUS[response.status] ?? 'broken'
  throw new Failure(kind, error?.message ?? '', waitOf(response))
}
