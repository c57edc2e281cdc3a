import type { Me, SessionUser } from '@mesa/shared/wire/session.schema'
import { useSuspenseQuery } from '@tanstack/react-query'
import { redirect } from 'react-router'
import { sessionQueries } from '../features/session/session.queries.ts'
import { withoutBase } from '../lib/desk-base.ts'
import { applyLocale, rememberedLocale } from '../lib/i18n.ts'
import { paths } from '../lib/paths.ts'
import { ProblemError } from '../lib/problem.ts'
import { forgetToken, mayHaveSession } from '../lib/session-token.ts'
import {
  readsContractReports,
  readsContracts,
  readsQueue,
  readsReports,
  reviewsHours,
  recordsTime,
} from './desk-areas.ts'
import { queryClient } from './query-client.ts'
import { applyZone } from './reader-zone.ts'

/** For loaders: who is signed in, or a redirect to sign in that remembers this page. */
export async function requireSession(request: Request): Promise<Me> {
  const url = new URL(request.url)
  const pathname = withoutBase(url.pathname)
  // A loader's request has no fragment; a link from a mail names its decision there.
  const hash = window.location.pathname === url.pathname ? window.location.hash : ''
  const toSignIn = () =>
    redirect(paths.signIn(pathname === '/' ? undefined : pathname + url.search + hash))
  if (!mayHaveSession()) throw toSignIn()
  try {
    const session = await queryClient.ensureQueryData(sessionQueries.me())
    if (rememberedLocale() === null) applyLocale(session.user.locale)
    applyZone(session.user.timeZone)
    return session
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status !== 401) throw error
    forgetToken()
    throw toSignIn()
  }
}

/** For pages about cases of the desk: who reads none is led home, before anything is asked for. */
export async function requireQueue(request: Request): Promise<Me> {
  const session = await requireSession(request)
  if (!readsQueue(session.user)) throw redirect(homeOf(session.user))
  return session
}

/** For pages of one's own time: who records none is led home. */
export async function requireOwnTime(request: Request): Promise<Me> {
  const session = await requireSession(request)
  if (!recordsTime(session.user)) throw redirect(homeOf(session.user))
  return session
}

/** For pages of reports: who reads none is led home. */
export async function requireReports(request: Request): Promise<Me> {
  const session = await requireSession(request)
  if (!readsReports(session.user)) throw redirect(homeOf(session.user))
  return session
}

/** For reports of contracts: who reads none is led home. */
export async function requireContractReports(request: Request): Promise<Me> {
  const session = await requireSession(request)
  if (!readsContractReports(session.user)) throw redirect(homeOf(session.user))
  return session
}

/** For pages of contracts and their hours: who reads none is led home. */
export async function requireContracts(request: Request): Promise<Me> {
  const session = await requireSession(request)
  if (!readsContracts(session.user)) throw redirect(homeOf(session.user))
  return session
}

/** For pages about adjustments and closed months of all contracts. */
export async function requireHoursReview(request: Request): Promise<Me> {
  const session = await requireSession(request)
  if (!reviewsHours(session.user)) throw redirect(homeOf(session.user))
  return session
}

/** Where somebody lands after signing in when no page was remembered. */
export function homeOf(user: SessionUser): string {
  if (user.kind === 'customer') return paths.home()
  if (user.role === 'admin') return paths.admin()
  if (readsQueue(user)) return paths.queue()
  if (readsContracts(user)) return paths.contracts()
  return readsReports(user) ? paths.report() : paths.noQueue()
}

/** The session inside any page under a shell; the shell's loader already has it. */
export const useSession = (): Me => useSuspenseQuery(sessionQueries.me()).data
