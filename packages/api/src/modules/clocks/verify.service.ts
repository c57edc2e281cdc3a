import type { Policy } from '@mesa/shared/rulebook/policy'
import type { Tx } from '../../db/database.ts'
import { calendarForCase, calendarOfVersion } from '../calendars/calendars.service.ts'
import * as stored from './clock-lives.repository.ts'
import { foldLife, groupBy, lifeKey, versionsNamed, type Calendars } from './clock-lives.ts'
import {
  checkAccountability,
  checkColumns,
  checkReplay,
  checkRow,
  checkTimers,
} from './verify-checks.ts'
import type { CheckedLife, Fault, WholeCase } from './verify-case.ts'
import * as asked from './verify.repository.ts'

export { newestInstant } from './verify.repository.ts'

export type ClockDifference = Fault & { ticketId: string }
export type ClockVerification = { cases: number; clocks: number; differences: ClockDifference[] }

/**
 * Replays every clock of one desk (clocks.md): rows against their events, columns and timers against
 * the clocks, events against the record, and whose the time was against the open time. Needs a
 * transaction that sees the whole desk at one instant; `asOf` is now.
 */
export async function verifyClocks(
  tx: Tx,
  { asOf, batchSize = 200 }: { asOf: Date; batchSize?: number },
): Promise<ClockVerification> {
  const policies = (await asked.listPolicies(tx)).map(({ policy, createdAt }) => ({
    policy: policy as Policy,
    from: createdAt.getTime(),
  }))
  const policyAt = (at: number): Policy => {
    const known = policies.findLast(({ from }) => from <= at) ?? policies[0]
    if (!known) throw new Error('this desk has no rulebook')
    return known.policy
  }
  const found: ClockVerification = { cases: 0, clocks: 0, differences: [] }
  let after: string | undefined
  for (;;) {
    const cases = await asked.listCases(tx, after, batchSize)
    if (cases.length === 0) return found
    for (const one of await readWhole(tx, cases, { asOf, policyAt })) {
      const faults = checkCase(one)
      found.cases += 1
      found.clocks += one.lives.length
      found.differences.push(...faults.map((fault) => ({ ticketId: one.ticket.id, ...fault })))
    }
    after = cases.at(-1)?.id
  }
}

function checkCase(one: WholeCase): Fault[] {
  return [
    ...one.lives.flatMap((life) => checkRow(life, one)),
    ...checkColumns(one),
    ...checkTimers(one),
    ...checkReplay(one),
    ...checkAccountability(one),
  ]
}

type Reading = Pick<WholeCase, 'asOf' | 'policyAt'>

/** Everything a batch of cases is checked by, in seven statements. */
async function readWhole(
  tx: Tx,
  cases: asked.VerifiedCase[],
  reading: Reading,
): Promise<WholeCase[]> {
  const ids = cases.map(({ id }) => id)
  const [clocks, events, record, timers, limited] = await Promise.all([
    stored.listClocks(tx, ids),
    stored.listEvents(tx, ids),
    asked.listRecord(tx, ids),
    asked.listTimers(tx, ids),
    asked.listLimited(tx, ids),
  ])
  const calendars = await compiledVersions(tx, versionsNamed(clocks, events))
  const eventsByKey = groupBy(events, lifeKey)
  const byCase = {
    clocks: groupBy(clocks, ({ ticketId }) => ticketId),
    record: groupBy(record, ({ ticketId }) => ticketId),
    timers: groupBy(timers, ({ ticketId }) => ticketId),
    limited: groupBy(limited, ({ ticketId }) => ticketId),
  }
  const whole: WholeCase[] = []
  for (const ticket of cases) {
    const lives: CheckedLife[] = []
    for (const clock of byCase.clocks.get(ticket.id) ?? []) {
      const own = eventsByKey.get(lifeKey(clock)) ?? []
      lives.push({ clock, events: own, ...(await foldBoth(tx, { clock, events: own }, reading)) })
    }
    const { calendar } = lives.length > 0 ? {} : await calendarForCase(tx, ticket)
    whole.push({
      ...reading,
      ticket,
      lives,
      calendars,
      ...(calendar && { calendar }),
      record: byCase.record.get(ticket.id) ?? [],
      timers: byCase.timers.get(ticket.id) ?? [],
      limited: byCase.limited.get(ticket.id) ?? [],
    })
  }
  return whole
}

type Own = Pick<CheckedLife, 'clock' | 'events'>

/** As it was stored, at its last event, and as it stands now; null where it cannot be folded at all. */
async function foldBoth(tx: Tx, { clock, events }: Own, { asOf }: Reading) {
  try {
    const last = Math.max(0, ...events.map(({ at }) => at.getTime()))
    return {
      atLast: await foldLife(tx, clock, { events, asOf: last }),
      now: await foldLife(tx, clock, { events, asOf: asOf.getTime() }),
    }
  } catch (error) {
    return { atLast: null, now: null, failure: error instanceof Error ? error.message : 'unknown' }
  }
}

async function compiledVersions(tx: Tx, versionIds: string[]): Promise<Calendars> {
  const known = await Promise.all(versionIds.map((id) => calendarOfVersion(tx, id)))
  return new Map(known.map((calendar) => [calendar.versionId, calendar]))
}
