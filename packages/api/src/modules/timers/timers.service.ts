import type { Tx } from '../../db/database.ts'
import { newId } from '../../ids.ts'
import { findOldestDue, replaceTimers, type TimerKind } from './timers.repository.ts'

export type WantedTimer = { kind: TimerKind; subject: string; percent?: number; dueAt: Date }
type CaseRef = { id: string; organizationId: string }

/**
 * Makes the pending timers of these kinds of a case be exactly those wanted, in the caller's
 * transaction, which holds the case's lock. What has passed already fires at the next sweep.
 * @param at the instant of the change; a breach before it stays until the sweep has told it
 */
export async function setTimers(
  tx: Tx,
  ticket: CaseRef,
  { kinds, wanted, at }: { kinds: readonly TimerKind[]; wanted: WantedTimer[]; at: Date },
): Promise<void> {
  const rows = wanted.map(({ kind, subject, percent = 0, dueAt }) => ({
    id: newId(at),
    kind,
    subject,
    percent,
    dueAt,
  }))
  await replaceTimers(tx, ticket, { kinds, rows, at })
}

/** Since when something of this desk should have happened by itself; null: nothing is late. */
export const oldestDueTimer = (tx: Tx, now: Date): Promise<Date | null> => findOldestDue(tx, now)
