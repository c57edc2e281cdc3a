import { can } from '@mesa/shared/access/can'
import { isSameTarget, targetOf, type ClockTarget } from '@mesa/shared/sla/targets'
import type { ReapplyView } from '@mesa/shared/wire/rulebook.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { audit } from '../audit/audit.service.ts'
import { applyHappening } from '../clocks/clocks.service.ts'
import { appendEvents, eventActor } from '../record/record.service.ts'
import { policyInForce, type PolicyInForce } from '../rulebook/rulebook.service.ts'
import { updateClockColumns } from './adopt-clocks.repository.ts'
import * as repository from './reapply-rules.repository.ts'

export type ReapplyService = ReturnType<typeof createReapplyService>
type Deps = { db: Database; clock: Clock; batchSize?: number }

/**
 * Clocks that run keep the targets they were promised; this gives those of the open cases the targets
 * in force, a batch at each asking. Safe to ask again: what follows them already is left alone, and a
 * case that somebody has just now comes with the next. Clocks newly promised start with what happens next.
 */
export const createReapplyService = ({ db, clock, batchSize = 50 }: Deps) => ({
  async reapply(actor: Caller): Promise<ReapplyView> {
    if (!can(actor, 'rulebook.manage').allowed) throw new AppError('not_allowed')
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const rules = await policyInForce(tx)
      const behind = await listBehind(tx, rules, batchSize + 1)
      const batch = behind.slice(0, batchSize)
      const cases = batch.length === 0 ? [] : await repository.lockOpenCases(tx, batch)
      for (const ticket of cases) {
        const act = { ticket, at, actorName: actor.name }
        const columns = await applyHappening(tx, act, { type: 'reapplied' })
        await updateClockColumns(tx, ticket.id, columns)
        const said = { ticket, actor: eventActor(actor), at, channel: 'system' as const }
        const payload = { rulebookVersion: rules.version }
        await appendEvents(tx, said, [{ type: 'clock.retargeted', payload }])
      }
      const { version } = rules
      const casesChanged = cases.length
      if (casesChanged > 0)
        await audit(tx, {
          actor,
          action: 'rulebook.reapplied',
          targetType: 'rulebook',
          details: { version, casesChanged },
          at,
        })
      return { version, casesChanged, hasMore: behind.length > casesChanged }
    })
  },
})

/** Open cases with a clock whose target is another than the rules in force say. */
async function listBehind(tx: Tx, { policy }: PolicyInForce, most: number): Promise<string[]> {
  const groups = await repository.listRunningGroups(tx, most)
  const ids = groups
    .filter(({ metric, minutes, days, unit, ...facts }) => {
      const has = (unit === 'business_day' ? { days, unit } : { minutes, unit }) as ClockTarget
      const wanted = targetOf(metric, policy, facts)
      return wanted === null || !isSameTarget(has, wanted)
    })
    .flatMap((group) => group.ids)
  return [...new Set(ids)].toSorted()
}
