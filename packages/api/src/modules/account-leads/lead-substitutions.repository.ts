import { and, asc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Reader, Tx } from '../../db/database.ts'
import { bindings } from '../../db/sql-text.ts'
import { users } from '../people/people.tables.ts'
import { leadSubstitutions } from './lead-substitutions.tables.ts'

const leads = alias(users, 'leads')
const substitutes = alias(users, 'substitutes')

export type SubstitutionRow = Awaited<ReturnType<typeof listSubstitutions>>[number]

const named = (tx: Tx) =>
  tx.db
    .select({
      id: leadSubstitutions.id,
      leadId: leadSubstitutions.leadId,
      leadName: leads.name,
      substituteId: leadSubstitutions.substituteId,
      substituteName: substitutes.name,
      startsOn: leadSubstitutions.startsOn,
      endsOn: leadSubstitutions.endsOn,
      createdBy: leadSubstitutions.createdBy,
      createdAt: leadSubstitutions.createdAt,
    })
    .from(leadSubstitutions)
    .innerJoin(
      leads,
      and(eq(leads.tenantId, leadSubstitutions.tenantId), eq(leads.id, leadSubstitutions.leadId)),
    )
    .innerJoin(
      substitutes,
      and(
        eq(substitutes.tenantId, leadSubstitutions.tenantId),
        eq(substitutes.id, leadSubstitutions.substituteId),
      ),
    )

const stands = (tx: Tx) =>
  and(eq(leadSubstitutions.tenantId, tx.tenantId), isNull(leadSubstitutions.cancelledAt))

type Page = {
  /** Those that end after it; absent: all. */
  endingAfter?: string | undefined
  after: { startsOn: string; id: string } | undefined
  limit: number
}

/** By their first day; one row more than asked. */
export const listSubstitutions = (tx: Tx, { endingAfter, after, limit }: Page) =>
  named(tx)
    .where(
      and(
        stands(tx),
        endingAfter === undefined ? undefined : gt(leadSubstitutions.endsOn, endingAfter),
        after &&
          sql`(${leadSubstitutions.startsOn}, ${leadSubstitutions.id}) > (${after.startsOn}::date, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(leadSubstitutions.startsOn), asc(leadSubstitutions.id))
    .limit(limit + 1)

export const findSubstitution = async (tx: Tx, id: string) =>
  (await named(tx).where(and(stands(tx), eq(leadSubstitutions.id, id))))[0]

type Days = { startsOn: string; endsOn: string }

/** One of those days on which the lead is away already, or the substitute is, or has the lead stand in. */
export async function findOverlap(
  tx: Tx,
  { leadId, substituteId, startsOn, endsOn }: Days & { leadId: string; substituteId: string },
) {
  const [row] = await tx.db
    .select({ id: leadSubstitutions.id })
    .from(leadSubstitutions)
    .where(
      and(
        stands(tx),
        lt(leadSubstitutions.startsOn, endsOn),
        gt(leadSubstitutions.endsOn, startsOn),
        or(
          eq(leadSubstitutions.leadId, leadId),
          eq(leadSubstitutions.leadId, substituteId),
          eq(leadSubstitutions.substituteId, leadId),
        ),
      ),
    )
    .limit(1)
  return row
}

export const insertSubstitution = (
  tx: Tx,
  row: Omit<typeof leadSubstitutions.$inferInsert, 'tenantId' | 'cancelledAt'>,
) => tx.db.insert(leadSubstitutions).values({ ...row, tenantId: tx.tenantId })

export const cancelSubstitution = (tx: Tx, id: string, cancelledAt: Date) =>
  tx.db
    .update(leadSubstitutions)
    .set({ cancelledAt })
    .where(and(stands(tx), eq(leadSubstitutions.id, id)))

const standIn = (lead: string, day: string) => `
  (select s.substitute_id from lead_substitutions s
   where s.tenant_id = $1 and s.lead_id = ${lead} and s.cancelled_at is null
     and s.starts_on <= ${day}::date and s.ends_on > ${day}::date limit 1)`

/** Who stands in for a lead on a day of the desk; null: nobody. */
export async function findStandIn(reader: Reader, leadId: string, day: string) {
  const { values, bind } = bindings(reader.tenantId)
  const text = `select ${standIn(`${bind(leadId)}::uuid`, bind(day))} as id`
  const [row] = await reader.read<{ id: string | null }>({ text, values })
  return row?.id ?? null
}

/** Who answers for an organization on a day: its lead, or who stands in for them. */
export async function findLeadOf(reader: Reader, organizationId: string, day: string) {
  const { values, bind } = bindings(reader.tenantId)
  const text = `
    select coalesce(${standIn('o.account_lead_id', bind(day))}, o.account_lead_id) as id
    from organizations o where o.tenant_id = $1 and o.id = ${bind(organizationId)}::uuid`
  const [row] = await reader.read<{ id: string | null }>({ text, values })
  return row?.id ?? null
}

/** For whom somebody stands in on a day. */
export async function listAway(reader: Reader, day: string): Promise<string[]> {
  const { values, bind } = bindings(reader.tenantId)
  const on = bind(day)
  const text = `
    select s.lead_id as id from lead_substitutions s
    where s.tenant_id = $1 and s.cancelled_at is null and s.starts_on <= ${on}::date
      and s.ends_on > ${on}::date`
  const rows = await reader.read<{ id: string }>({ text, values })
  return rows.map(({ id }) => id)
}
