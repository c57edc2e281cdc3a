import type { Tx } from '../../db/database.ts'
import { audit } from '../audit/audit.service.ts'
import * as work from './calendar-work.repository.ts'
import type { WaitingChange } from './calendar-work.repository.ts'

export type { WaitingChange } from './calendar-work.repository.ts'

/** What the clocks that run have still to follow, held by this transaction; undefined when none or all are held. */
export const takeWaitingChange = (tx: Tx): Promise<WaitingChange | undefined> =>
  work.lockWaiting(tx)

/** Notes a batch; the end of a correction, a signed act, is audited with how many clocks it changed. */
export async function noteProgress(
  tx: Tx,
  change: WaitingChange,
  progress: { clocksChanged: number; at: Date; isFinished: boolean },
): Promise<void> {
  await work.updateProgress(tx, change.id, progress)
  if (!progress.isFinished || change.kind !== 'correction') return
  await audit(tx, {
    actor: { kind: 'system', tenantId: tx.tenantId, name: 'Mesa' },
    action: 'calendar.correction_applied',
    targetType: 'calendar',
    targetId: change.calendarId,
    details: {
      version: change.version,
      clocks: change.clocksChanged + progress.clocksChanged,
      reason: change.reason,
      signedBy: change.byName,
    },
    at: progress.at,
  })
}
