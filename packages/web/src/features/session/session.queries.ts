import { queryOptions } from '@tanstack/react-query'
import type {
  AcceptInvitationBody,
  LoginBody,
  Me,
  ResetPasswordBody,
  SessionUser,
  SessionView,
} from '@mesa/shared/wire/session.schema'
import { deskSlug } from '../../lib/desk-base.ts'
import { http } from '../../lib/http.ts'
import { forgetToken, keepToken } from '../../lib/session-token.ts'

export const sessionQueries = {
  all: () => ['session'] as const,
  me: () =>
    queryOptions({
      queryKey: [...sessionQueries.all(), 'me'],
      queryFn: ({ signal }) => http.get<Me>('/auth/me', { signal }),
      staleTime: 5 * 60_000,
    }),
}

const thisDesk = () => (deskSlug === null ? {} : { desk: deskSlug })

/** Wrong email or password: `ProblemError` 401. */
export async function signIn(body: LoginBody): Promise<SessionUser> {
  const signedIn = await http.post<SessionView>('/auth/login', {
    body: { ...body, ...thisDesk() },
    anonymous: true,
  })
  keepToken(signedIn.accessToken)
  return signedIn.user
}

/** Ends the session here and on the server; a server that does not answer does not keep one in. */
export async function signOut(): Promise<void> {
  try {
    await http.post<void>('/auth/logout', { anonymous: true })
  } finally {
    forgetToken()
  }
}

/** The answer is the same for known and unknown addresses. */
export const requestPasswordLink = (email: string) =>
  http.post<void>('/auth/password/forgot', { body: { email, ...thisDesk() }, anonymous: true })

export const resetPassword = (body: ResetPasswordBody) =>
  http.post<void>('/auth/password/reset', { body, anonymous: true })

export const acceptInvitation = (body: AcceptInvitationBody) =>
  http.post<void>('/auth/invitations/accept', { body, anonymous: true })
