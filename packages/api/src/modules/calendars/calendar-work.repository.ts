import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { calendarChanges, calendarVersions } from './calendars.tables.ts'

export type WaitingChange = typeof calendarChanges.$inferSelect & { version: number }

/** The oldest change that clocks have still to follow and that no other node is at. */
export const lockWaiting = async (tx: Tx): Promise<WaitingChange | undefined> => {
  const [found] = await tx.db
    .select({ change: calendarChanges, version: calendarVersions.version })
    .from(calendarChanges)
    .innerJoin(
      calendarVersions,
      and(
        eq(calendarVersions.tenantId, calendarChanges.tenantId),
        eq(calendarVersions.id, calendarChanges.versionId),
      ),
    )
    .where(and(eq(calendarChanges.tenantId, tx.tenantId), isNull(calendarChanges.finishedAt)))
    .orderBy(asc(calendarChanges.createdAt), asc(calendarChanges.id))
    .limit(1)
    .for('update', { of: calendarChanges, skipLocked: true })
  return found && { ...found.change, version: found.version }
}

type Progress = { clocksChanged: number; at: Date; isFinished: boolean }

export async function updateProgress(
  tx: Tx,
  id: string,
  { clocksChanged, at, isFinished }: Progress,
): Promise<void> {
  await tx.db
    .update(calendarChanges)
    .set({
      startedAt: sql`coalesce(${calendarChanges.startedAt}, ${at.toISOString()}::timestamptz)`,
      clocksChanged: sql`${calendarChanges.clocksChanged} + ${clocksChanged}::int`,
      ...(isFinished && { finishedAt: at }),
    })
    .where(and(eq(calendarChanges.tenantId, tx.tenantId), eq(calendarChanges.id, id)))
}
