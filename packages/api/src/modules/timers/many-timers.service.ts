import type { Tx } from '../../db/database.ts'
import { newId } from '../../ids.ts'
import * as timers from './many-timers.repository.ts'
import type { NewTimer, TimerOfCase } from './many-timers.repository.ts'
import type { TimerKind } from './timers.repository.ts'
import type { WantedTimer } from './timers.service.ts'

export type { TimerOfCase } from './many-timers.repository.ts'

type CaseTimers = { ticket: { id: string; organizationId: string }; wanted: WantedTimer[] }

/** Pending timers of these kinds of many cases, whose locks the caller's transaction holds. */
export const timersOfMany = (
  tx: Tx,
  ticketIds: string[],
  kinds: readonly TimerKind[],
): Promise<TimerOfCase[]> => timers.listTimersOf(tx, ticketIds, kinds)

/**
 * `setTimers` of many cases; all is sent at once.
 * @param known of `timersOfMany`, of these cases
 */
export async function setTimersOfMany(
  tx: Tx,
  cases: readonly CaseTimers[],
  { known, at }: { known: readonly TimerOfCase[]; at: Date },
): Promise<void> {
  const left = new Map(known.map((one) => [keyOf(one), one]))
  const moved: Array<{ id: string; dueAt: number }> = []
  const added: NewTimer[] = []
  for (const { ticket, wanted } of cases) {
    for (const { dueAt: due, kind, subject, percent = 0 } of wanted) {
      const timer = { ticketId: ticket.id, kind, subject, percent, dueAt: due.getTime() }
      const earlier = left.get(keyOf(timer))
      left.delete(keyOf(timer))
      if (!earlier) {
        added.push({ ...timer, id: newId(at), organizationId: ticket.organizationId })
      } else if (earlier.dueAt !== timer.dueAt) moved.push({ id: earlier.id, dueAt: timer.dueAt })
    }
  }
  const gone = [...left.values()].filter((one) => !isFact(one, at)).map(({ id }) => id)
  await Promise.all([
    gone.length > 0 && timers.deleteTimers(tx, gone),
    moved.length > 0 && timers.moveTimers(tx, moved),
    added.length > 0 && timers.insertTimers(tx, added),
  ])
}

const keyOf = ({ ticketId, kind, subject, percent }: Omit<TimerOfCase, 'id' | 'dueAt'>) =>
  `${ticketId} ${kind} ${subject} ${percent}`

/** A breach that happened before the change stays until the sweep has told it. */
const isFact = ({ kind, dueAt }: TimerOfCase, at: Date) => kind === 'breach' && dueAt < at.getTime()
