import { deskHeader } from '@mesa/shared/access/desk-header'
import { suspectConnection } from './connection.ts'
import { deskSlug } from './desk-base.ts'
import { networkProblem, problemFrom } from './problem.ts'
import { storage } from './storage.ts'

/**
 * The access token lives in memory only; the refresh cookie is HttpOnly. The device keeps one
 * harmless hint that a session exists, so that a first visit asks nothing and logs no 401.
 */
const hintKey = 'mesa.session'

let token: string | null = null
let refreshing: Promise<boolean> | null = null
let expired = false
let waiting: { resume: () => void; abandon: () => void }[] = []
const listeners = new Set<() => void>()

export const accessToken = (): string | null => token
export const mayHaveSession = (): boolean => token !== null || storage.read(hintKey) !== null

/** Called after signing in; releases the requests that waited for the session to come back. */
export function keepToken(accessToken: string): void {
  token = accessToken
  storage.write(hintKey, '1')
  settle('resume')
}

/** Called after signing out: forgets everything on this device about the session. */
export function forgetToken(): void {
  token = null
  storage.remove(hintKey)
  settle('abandon')
}

/** Exchanges the cookie for a new token; one flight per tab, one tab at a time (tokens rotate). */
export function refreshToken(): Promise<boolean> {
  refreshing ??= oneTabAtATime(exchange).finally(() => (refreshing = null))
  return refreshing
}

/** Under which of the browser's sessions a call of sign-in is made. */
export const deskHeaders = (): Record<string, string> =>
  deskSlug === null ? {} : { [deskHeader]: deskSlug }

async function exchange(): Promise<boolean> {
  const response = await fetch('/api/v1/auth/refresh', {
    method: 'POST',
    credentials: 'same-origin',
    headers: deskHeaders(),
  }).catch(() => {
    suspectConnection()
    throw networkProblem()
  })
  if (response.ok) {
    const body = (await response.json()) as { accessToken: string }
    token = body.accessToken
    storage.write(hintKey, '1')
    return true
  }
  if (response.status >= 500 || response.status === 429) {
    throw problemFrom(response.status, await response.text(), response.headers.get('x-request-id'))
  }
  token = null
  return false
}

/** Two tabs refreshing with the same cookie would look like theft and end both sessions. */
function oneTabAtATime(work: () => Promise<boolean>): Promise<boolean> {
  if (!('locks' in navigator)) return work()
  return navigator.locks.request(`mesa.refresh@${deskSlug ?? ''}`, work)
}

/** Opens the "sign in again" dialog and waits: true once the session is back, false if refused. */
export function askToSignInAgain(): Promise<boolean> {
  expired = true
  emit()
  return new Promise((resolve) => {
    waiting.push({ resume: () => resolve(true), abandon: () => resolve(false) })
  })
}

/** The user closed the dialog without signing in: waiting requests fail, the page stays. */
export const abandonSession = (): void => settle('abandon')

export const isSessionExpired = (): boolean => expired

export function subscribeToSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function settle(outcome: 'resume' | 'abandon'): void {
  const settled = waiting
  waiting = []
  expired = false
  for (const entry of settled) entry[outcome]()
  emit()
}

function emit(): void {
  for (const listener of listeners) listener()
}
