import { type LoaderFunctionArgs, redirect } from 'react-router'
import { queryClient } from '../../app/query-client.ts'
import { homeOf } from '../../app/session.ts'
import { sessionQueries } from '../../features/session/session.queries.ts'
import { paths, safeNext } from '../../lib/paths.ts'
import { refreshToken } from '../../lib/session-token.ts'

/** Back from a provider: the cookie holds the session, and this tab takes its token. */
export async function loader({ request }: LoaderFunctionArgs) {
  if (!(await refreshToken())) throw redirect(paths.signIn())
  const { user } = await queryClient.ensureQueryData(sessionQueries.me())
  throw redirect(safeNext(new URL(request.url).searchParams.get('next')) ?? homeOf(user))
}
