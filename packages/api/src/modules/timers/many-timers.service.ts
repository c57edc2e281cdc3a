import type { Tx } from '../../db/database.ts'
import { newId } from '../../ids.ts'
import { replaceTimersOfMany } from './many-timers.repository.ts'
import type { TimerKind } from './timers.repository.ts'
import type { WantedTimer } from './timers.service.ts'

type CaseTimers = { ticket: { id: string; organizationId: string }; wanted: WantedTimer[] }

/** `setTimers` of many cases, in one statement. The caller's transaction holds their locks. */
export async function setTimersOfMany(
  tx: Tx,
  cases: readonly CaseTimers[],
  { kinds, at }: { kinds: readonly TimerKind[]; at: Date },
): Promise<void> {
  if (cases.length === 0) return
  const rows = cases.flatMap(({ ticket, wanted }) =>
    wanted.map(({ kind, subject, percent = 0, dueAt }) => ({
      id: newId(at),
      ticketId: ticket.id,
      organizationId: ticket.organizationId,
      kind,
      subject,
      percent,
      dueAt,
    })),
  )
  const ticketIds = cases.map(({ ticket }) => ticket.id)
  await replaceTimersOfMany(tx, { kinds, ticketIds, rows, at })
}
