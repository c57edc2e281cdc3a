import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  ChangePasswordBody,
  EndedSessions,
  OpenSessionList,
  RecoveryCodes,
  TotpEnrolment,
  TotpView,
} from '@mesa/shared/wire/security.schema'
import { http } from '../../lib/http.ts'

export const securityQueries = {
  totp: () =>
    queryOptions({
      queryKey: ['security', 'totp'],
      queryFn: ({ signal }) => http.get<TotpView>('/auth/totp', { signal }),
    }),
  sessions: () =>
    infiniteQueryOptions({
      queryKey: ['security', 'sessions'],
      queryFn: ({ pageParam, signal }) =>
        http.get<OpenSessionList>('/auth/sessions', { query: { cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}

export const askForFactor = (password: string) =>
  http.post<TotpEnrolment>('/auth/totp/enroll', { body: { password } })

/** The answer holds the recovery codes, shown this once. */
export const confirmFactor = (totp: string) =>
  http.post<RecoveryCodes>('/auth/totp/confirm', { body: { totp } })

export const renewRecoveryCodes = (password: string) =>
  http.post<RecoveryCodes>('/auth/totp/recovery-codes', { body: { password } })

export const removeFactor = (password: string) =>
  http.delete<void>('/auth/totp', { body: { password } })

/** For administrators: of somebody who lost theirs; ends the person's sessions. */
export const resetFactorOf = (userId: string) => http.delete<void>(`/users/${userId}/second-factor`)

export const endSession = (id: string) => http.delete<void>(`/auth/sessions/${id}`)

export const endOtherSessions = () => http.post<EndedSessions>('/auth/sessions/end-others')

/** Ends every other session. */
export const changePassword = (body: ChangePasswordBody) =>
  http.post<void>('/auth/password/change', { body })
