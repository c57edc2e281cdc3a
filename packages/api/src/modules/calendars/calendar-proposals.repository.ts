import { and, desc, eq, lt } from 'drizzle-orm'
import type { CalendarDefinition } from '@mesa/shared/business-time/definition'
import type { Tx } from '../../db/database.ts'
import { calendarProposals } from './calendars.tables.ts'

export type Proposal = typeof calendarProposals.$inferSelect
type NewProposal = Omit<typeof calendarProposals.$inferInsert, 'tenantId'>

const ofCalendar = (tx: Tx, calendarId: string) =>
  and(eq(calendarProposals.tenantId, tx.tenantId), eq(calendarProposals.calendarId, calendarId))

/** Newest first: ids are UUIDv7 and so sort by creation. */
export const listProposals = (
  tx: Tx,
  { calendarId, below, limit }: { calendarId: string; below: string | undefined; limit: number },
): Promise<Proposal[]> =>
  tx.db
    .select()
    .from(calendarProposals)
    .where(
      and(
        ofCalendar(tx, calendarId),
        below === undefined ? undefined : lt(calendarProposals.id, below),
      ),
    )
    .orderBy(desc(calendarProposals.id))
    .limit(limit + 1)

export const lockProposal = async (
  tx: Tx,
  calendarId: string,
  id: string,
): Promise<Proposal | undefined> =>
  (
    await tx.db
      .select()
      .from(calendarProposals)
      .where(and(ofCalendar(tx, calendarId), eq(calendarProposals.id, id)))
      .for('update')
  )[0]

/** Answers whether it is the first of its year: another is never made. */
export const insertProposal = async (tx: Tx, row: NewProposal): Promise<boolean> => {
  const made = await tx.db
    .insert(calendarProposals)
    .values({ ...row, tenantId: tx.tenantId })
    .onConflictDoNothing()
    .returning({ id: calendarProposals.id })
  return made.length > 0
}

type Decision = Pick<Proposal, 'status' | 'decidedBy' | 'decidedAt' | 'versionId'>

export async function updateProposal(tx: Tx, id: string, set: Decision): Promise<void> {
  await tx.db
    .update(calendarProposals)
    .set(set)
    .where(and(eq(calendarProposals.tenantId, tx.tenantId), eq(calendarProposals.id, id)))
}

export type Extended = {
  id: string
  name: string
  country: string
  definition: CalendarDefinition
  labels: Record<string, string>
}

/** Calendars of a country in use or not, that no proposal of the year was made for. */
export const listToExtend = (tx: Tx, year: number) =>
  tx.read<Extended>({
    text: `select c.id, c.name, c.holiday_country as country, v.definition, v.labels
      from calendars c cross join lateral (
        select definition, labels from calendar_versions v
        where v.tenant_id = $1 and v.calendar_id = c.id order by v.version desc limit 1) v
      where c.tenant_id = $1 and c.holiday_country is not null and c.retired_at is null
        and not exists (select from calendar_proposals p where p.tenant_id = $1
          and p.calendar_id = c.id and p.country = c.holiday_country and p.year = $2)
        and not exists (select from jsonb_array_elements_text(v.definition -> 'holidays') h (day)
          where starts_with(h.day, $2::int || '-'))
      order by c.id`,
    values: [tx.tenantId, year],
  })
