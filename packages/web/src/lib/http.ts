import { suspectConnection } from './connection.ts'
import { currentLocale } from './i18n.ts'
import { networkProblem, problemFrom } from './problem.ts'
import {
  accessToken,
  askToSignInAgain,
  deskHeaders,
  mayHaveSession,
  refreshToken,
} from './session-token.ts'

export const apiBase = '/api/v1'

export type Query = Record<string, string | number | boolean | string[] | null | undefined>

export type RequestOptions = {
  query?: Query
  body?: unknown
  idempotencyKey?: string
  ifMatch?: string
  signal?: AbortSignal
  accept?: string
  lastEventId?: string | null
  /** Sign-in and one-time-token calls: a 401 is their answer, not an expired session. */
  anonymous?: boolean
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** JSON calls under /api/v1; paths start with a slash. Every failure throws `ProblemError`. */
export const http = {
  get: <T>(path: string, options?: RequestOptions) => json<T>('GET', path, options),
  post: <T>(path: string, options?: RequestOptions) => json<T>('POST', path, options),
  put: <T>(path: string, options?: RequestOptions) => json<T>('PUT', path, options),
  patch: <T>(path: string, options?: RequestOptions) => json<T>('PATCH', path, options),
  delete: <T>(path: string, options?: RequestOptions) => json<T>('DELETE', path, options),
}

async function json<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(method, path, options)
  const body = await response.text()
  return (body === '' ? undefined : JSON.parse(body)) as T
}

/** A file or page of the API as a blob, with the session (attachments, PDF, XLSX). */
export async function download(path: string, options: RequestOptions = {}): Promise<Blob> {
  const response = await send('GET', path, { accept: '*/*', ...options })
  return response.blob()
}

/** The raw response of an authorized call; throws `ProblemError` unless it succeeded. */
export async function send(
  method: Method,
  path: string,
  options: RequestOptions,
): Promise<Response> {
  if (!options.anonymous) {
    await ensureToken()
    // Nobody is signed in: the server could only say so.
    if (!mayHaveSession()) throw problemFrom(401, '', null)
  }
  let response = await attempt(method, path, options)
  if (response.status === 401 && !options.anonymous && (await renewSession())) {
    response = await attempt(method, path, options)
  }
  if (response.ok) return response
  throw problemFrom(response.status, await response.text(), response.headers.get('x-request-id'))
}

/** First call after loading the page: the cookie may hold a session that memory does not. */
async function ensureToken(): Promise<void> {
  if (accessToken() === null && mayHaveSession()) await refreshToken()
}

/** After a 401: refresh once; if the session is over, wait for the user to sign in again. */
export async function renewSession(): Promise<boolean> {
  const hadSession = mayHaveSession() && hasWorked
  if (mayHaveSession() && (await refreshToken())) return true
  return hadSession ? askToSignInAgain() : false
}

let hasWorked = false

async function attempt(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const init: RequestInit = { method, headers: headersFor(options), credentials: 'same-origin' }
  if (options.body !== undefined) init.body = JSON.stringify(options.body)
  if (options.signal) init.signal = options.signal
  try {
    const response = await fetch(urlFor(path, options.query), init)
    if (response.ok && !options.anonymous) hasWorked = true
    if (response.status === 503) suspectConnection()
    return response
  } catch (error) {
    if (options.signal?.aborted) throw error
    suspectConnection()
    throw networkProblem()
  }
}

export function headersFor(options: RequestOptions): Record<string, string> {
  const token = accessToken()
  return {
    accept: options.accept ?? 'application/json, application/problem+json',
    'accept-language': currentLocale(),
    ...deskHeaders(),
    ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
    ...(options.ifMatch ? { 'if-match': options.ifMatch } : {}),
    ...(options.lastEventId ? { 'last-event-id': options.lastEventId } : {}),
  }
}

export function urlFor(path: string, query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue
    for (const item of Array.isArray(value) ? value : [value]) params.append(name, String(item))
  }
  const search = params.toString()
  return `${apiBase}${path}${search === '' ? '' : `?${search}`}`
}
