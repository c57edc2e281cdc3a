import type { Me } from '@mesa/shared/wire/session.schema'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { sessionQueries } from '../features/session/session.queries.ts'
import { isSessionExpired, subscribeToSession } from '../lib/session-token.ts'

const SignInAgain = lazy(async () => {
  const { SignInAgain: component } = await import('../features/session/sign-in-again.tsx')
  return { default: component }
})

/** Over whatever page is open, when the session ends while somebody works; the page stays as it was. */
export function SessionExpiredDialog() {
  const isExpired = useSyncExternalStore(subscribeToSession, isSessionExpired)
  const queryClient = useQueryClient()
  if (!isExpired) return null
  const session = queryClient.getQueryData<Me>(sessionQueries.me().queryKey)
  return (
    <Suspense>
      <SignInAgain email={session?.user.email ?? ''} />
    </Suspense>
  )
}
