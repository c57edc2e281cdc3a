import type { DeskPolicyView, DeskView } from '@mesa/shared/wire/desk.schema'
import { queryClient } from '../../app/query-client.ts'
import { homeQueries } from '../../features/home/home.queries.ts'
import { problemFrom } from '../../lib/problem.ts'

/** For loaders: the desk, or a page that does not exist where its rulebook has the rule off. */
export async function requireRule(isOn: (policy: DeskPolicyView) => boolean): Promise<DeskView> {
  const desk = await queryClient.ensureQueryData(homeQueries.desk())
  if (!isOn(desk.policy)) throw problemFrom(404, '', null)
  return desk
}
