import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { calendars, calendarVersions } from '../calendars/calendars.tables.ts'
import { ticketEvents } from '../record/record.tables.ts'
import { slaClocks, slaEvents } from './clocks.tables.ts'

export type StoredClock = typeof slaClocks.$inferSelect
export type StoredClockEvent = typeof slaEvents.$inferSelect

/** Every clock of these cases, the newest first. */
export const listClocks = (tx: Tx, ticketIds: readonly string[]): Promise<StoredClock[]> =>
  tx.db
    .select()
    .from(slaClocks)
    .where(and(eq(slaClocks.tenantId, tx.tenantId), inArray(slaClocks.ticketId, [...ticketIds])))
    .orderBy(desc(slaClocks.startedAt), asc(slaClocks.metric), desc(slaClocks.cycle))

/** The events of every clock of these cases, in the order of each clock. */
export const listEvents = (tx: Tx, ticketIds: readonly string[]): Promise<StoredClockEvent[]> =>
  tx.db
    .select()
    .from(slaEvents)
    .where(and(eq(slaEvents.tenantId, tx.tenantId), inArray(slaEvents.ticketId, [...ticketIds])))
    .orderBy(
      asc(slaEvents.ticketId),
      asc(slaEvents.metric),
      asc(slaEvents.cycle),
      asc(slaEvents.seq),
    )

/** What moved the turn of these cases, in the order of each record; all on the public chain. */
export const listTurnEvents = (tx: Tx, ticketIds: readonly string[]) =>
  tx.db
    .select({
      ticketId: ticketEvents.ticketId,
      type: ticketEvents.type,
      at: ticketEvents.at,
      payload: ticketEvents.payload,
    })
    .from(ticketEvents)
    .where(
      and(
        eq(ticketEvents.tenantId, tx.tenantId),
        inArray(ticketEvents.ticketId, [...ticketIds]),
        eq(ticketEvents.chain, 'public'),
        inArray(ticketEvents.type, ['ticket.opened', 'state.changed', 'away.set', 'away.cleared']),
      ),
    )
    .orderBy(asc(ticketEvents.ticketId), asc(ticketEvents.seq))

/** Name and number of versions of calendars. */
export const nameVersions = (tx: Tx, versionIds: readonly string[]) =>
  tx.db
    .select({
      id: calendarVersions.id,
      version: calendarVersions.version,
      name: calendars.name,
    })
    .from(calendarVersions)
    .innerJoin(
      calendars,
      and(
        eq(calendars.tenantId, calendarVersions.tenantId),
        eq(calendars.id, calendarVersions.calendarId),
      ),
    )
    .where(
      and(
        eq(calendarVersions.tenantId, tx.tenantId),
        inArray(calendarVersions.id, [...versionIds]),
      ),
    )
