import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { Reader } from '../../db/database.ts'
import type { ClockFacts } from '../clocks/clocks.tables.ts'
import { escalatedAt, nameOf, rowColumns, sharedNames } from './row-columns.repository.ts'
import { caseAccess, isAddressedCase, type CaseAccess } from './tickets.tables.ts'

/** A case as PostgreSQL can say it, and the facts from which the rest is worked out. */
export type CaseRow = {
  id: string
  access: CaseAccess
  version: number
  /** JSON of the view but for `sla`, `hours` and `etag`. */
  body: string
  /** Null where the rulebook set no target. */
  clock: ClockFacts | null
  hours: HourSums
  escalation: EscalationRow
  /** The rulebook version in force. */
  rulebookId: string
}
/** What of a case decides whether its customer may escalate it (CV-8). */
export type EscalationFacts = {
  organizationId: string
  contractId: string | null
  /** IN-7: a priority case does not wait. */
  priorityId: string | null
  openedAt: Date
  closedAt: Date | null
  /** Null: the desk spoke last. */
  unansweredSince: Date | null
}
type EscalationRow = EscalationFacts & { phone: string | null; escalatedAt: string | null }
type HourSums = Omit<TicketView['hours'], 'limitMinutes'>
type Asked = { ref: string; isDesk: boolean; now: Date }

/** A case with names, decisions, clock and hours in one statement; undefined out of the reader's reach. */
export async function readCase(
  reader: Reader,
  { ref, isDesk, now }: Asked,
): Promise<CaseRow | undefined> {
  const text = caseText({ address: isAddressedCase(ref), isDesk, kind: reader.scope.kind })
  // Of the desk's own columns, colour alone asks for the time.
  const values = [reader.tenantId, ref, ...(isDesk ? [now] : [])]
  const [row] = await reader.read<FlatRow>({ text, values })
  return row && toCaseRow(row)
}

type FlatRow = CaseAccess &
  Omit<ClockFacts, 'state'> & { state: ClockFacts['state'] | null } & {
    [Sum in 'consented' | 'l1' | 'l2' | 'l3' | 'quality' | 'charged' | 'uncharged' | 'held']: number
  } & Pick<CaseRow, 'id' | 'version' | 'body' | 'rulebookId'> &
  Omit<EscalationRow, 'organizationId'>

function toCaseRow(row: FlatRow): CaseRow {
  const { id, version, body, rulebookId, state } = row
  const { organizationId, requesterId, accountLeadId, sharedWithUserIds } = row
  const { targetMinutes, targetUnit, elapsedMs, anchorAt, dueAt, finishedAt } = row
  const clock = { targetMinutes, targetUnit, elapsedMs, anchorAt, dueAt, finishedAt }
  return {
    id,
    version,
    body,
    rulebookId,
    access: { organizationId, requesterId, accountLeadId, sharedWithUserIds },
    clock: state && { ...clock, state, calendarVersionId: row.calendarVersionId },
    escalation: {
      organizationId,
      contractId: row.contractId,
      priorityId: row.priorityId,
      openedAt: row.openedAt,
      closedAt: row.closedAt,
      unansweredSince: row.unansweredSince,
      phone: row.phone,
      escalatedAt: row.escalatedAt,
    },
    hours: {
      consentedMinutes: row.consented,
      loggedMinutes: { l1: row.l1, l2: row.l2, l3: row.l3, quality: row.quality },
      chargedMinutes: row.charged,
      unchargedMinutes: row.uncharged,
      heldMinutes: row.held,
    },
  }
}

type Form = { address: string; isDesk: boolean; kind: Reader['scope']['kind'] }

const caseText = ({ address, isDesk, kind }: Form) => `
  select t.id, t.version, ${caseAccess(kind)}, ${escalationColumns},
    (select row_to_json(said)::text from (select ${bodyColumns(isDesk)}) said) as body,
    clock.*, work.*,
    -- Accepted consents, whatever became of their hours.
    (select coalesce(sum(d.minutes), 0)::int from decisions d
     where d.tenant_id = $1 and d.ticket_id = t.id and d.kind = 'hours'
       and d.status = 'accepted') as consented,
    -- What those consents still hold of the contract.
    (select coalesce(sum(l.minutes), 0)::int
     from ledger_postings p
     join ledger_lines l on l.tenant_id = p.tenant_id and l.posting_id = p.id
     where p.tenant_id = $1 and p.ticket_id = t.id and l.bucket = 'held') as held,
    (select r.id from rulebook_versions r where r.tenant_id = $1
     order by r.version desc limit 1) as "rulebookId"
  from tickets t
  left join lateral (
    select k.state, k.target_minutes as "targetMinutes", k.target_unit as "targetUnit",
      k.elapsed_ms::float8 as "elapsedMs", k.anchor_at as "anchorAt", k.due_at as "dueAt",
      k.finished_at as "finishedAt", k.calendar_version_id as "calendarVersionId"
    from sla_clocks k
    where k.tenant_id = $1 and k.ticket_id = t.id and k.metric = 'first_reply'
      and k.state <> 'cancelled'
    order by k.cycle desc limit 1) clock on true
  left join lateral (
    select ${['l1', 'l2', 'l3', 'quality'].map(sumOfComponent).join(', ')},
      coalesce(sum(w.charged_minutes), 0)::int as charged,
      coalesce(sum(w.rounded_minutes - w.charged_minutes), 0)::int as uncharged
    from worklogs w where w.tenant_id = $1 and w.ticket_id = t.id) work on true
  where ${address}`

const escalationColumns = `
    t.contract_id as "contractId", t.priority_id as "priorityId", t.opened_at as "openedAt",
    t.closed_at as "closedAt", t.unanswered_since as "unansweredSince",
    (select p.phone from products p where p.tenant_id = $1 and p.id = t.product_id) as phone,
    ${escalatedAt} as "escalatedAt"`

/** Visits and journeys are charged, not logged by level (ledger.md, What is charged). */
const sumOfComponent = (component: string) =>
  `(coalesce(sum(w.minutes) filter (where w.component = '${component}'), 0))::int as ${component}`

const bodyColumns = (isDesk: boolean) => `
  ${rowColumns({ isDesk, now: '$3' })},
  json_build_object(${sharedNames},
    'category', (select c.name ->> 'es' from catalog_entries c
      where c.tenant_id = $1 and c.id = t.category_id)
    ${isDesk ? `, 'accountLead', ${nameOf('users', 't.account_lead_id')}` : ''}) as names,
  t.request_kind as "requestKind", t.category_id as "categoryId",
  ${isDesk ? 't.account_lead_id as "accountLeadId", null as "problemNumber",' : ''}
  t.contract_id as "contractId", t.fields, t.close_reason as "closeReason",
  (select earlier.number from tickets earlier
   where earlier.tenant_id = $1 and earlier.id = t.previous_ticket_id) as "previousTicketNumber",
  t.priority_id as "priorityId", t.requested_criticality as "requestedCriticality",
  null as expected, t.vendor_case_number as "vendorCaseNumber", '[]'::json as links, t.contact,
  t.affected_user as "affectedUser"`
