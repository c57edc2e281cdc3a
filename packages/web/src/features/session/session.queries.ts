import { queryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'
import { forgetToken, keepToken } from '../../lib/session-token.ts'

export type StaffRole = 'agent' | 'technician' | 'commercial' | 'supervisor' | 'admin' | 'viewer'
export type CustomerRole = 'requester' | 'key_user' | 'backup_key_user'

export type SessionUser = {
  id: string
  name: string
  email: string
  kind: 'staff' | 'customer'
  role: StaffRole | CustomerRole | null
  locale: string
  timeZone: string
}

export type SessionView = {
  user: SessionUser
  memberships: { organizationId: string; organizationName: string; role: CustomerRole }[]
  desk: { name: string; slug: string; timeZone: string }
}

type SignedIn = { accessToken: string; expiresIn: number; user: SessionUser }

export const sessionQueries = {
  all: () => ['session'] as const,
  me: () =>
    queryOptions({
      queryKey: [...sessionQueries.all(), 'me'],
      queryFn: ({ signal }) => http.get<SessionView>('/auth/me', { signal }),
      staleTime: 5 * 60_000,
    }),
}

/** Wrong email or password: `ProblemError` 401. */
export async function signIn(body: { email: string; password: string }): Promise<SessionUser> {
  const signedIn = await http.post<SignedIn>('/auth/login', { body, anonymous: true })
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
  http.post<void>('/auth/password/forgot', { body: { email }, anonymous: true })

export const resetPassword = (body: { token: string; password: string }) =>
  http.post<void>('/auth/password/reset', { body, anonymous: true })

export const acceptInvitation = (body: { token: string; name?: string; password: string }) =>
  http.post<void>('/auth/invitations/accept', { body, anonymous: true })
