import type { DeskPublicView, SetupBody } from '@mesa/shared/wire/desk.schema'
import type { SessionView } from '@mesa/shared/wire/session.schema'
import { queryOptions } from '@tanstack/react-query'
import { deskSlug } from '../../lib/desk-base.ts'
import { http } from '../../lib/http.ts'
import { keepToken } from '../../lib/session-token.ts'

export const firstUseQueries = {
  /** What a visitor may know; always asked again, because the answer changes once and for all. */
  desk: () =>
    queryOptions({
      queryKey: ['desk', 'public'],
      queryFn: ({ signal }) =>
        http.get<DeskPublicView>('/desk/public', {
          query: { desk: deskSlug },
          anonymous: true,
          signal,
        }),
      staleTime: 0,
    }),
}

/** Makes the desk and signs its administrator in; 403 `setup_forbidden`, 409 `setup_done`. */
export async function setUpDesk(body: SetupBody): Promise<void> {
  const signedIn = await http.post<SessionView>('/setup', { body, anonymous: true })
  keepToken(signedIn.accessToken)
}
