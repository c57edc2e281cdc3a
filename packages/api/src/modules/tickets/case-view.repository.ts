import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { Reader } from '../../db/database.ts'
import { instant } from '../../db/sql-text.ts'
import type { ClockFacts } from '../clocks/clocks.tables.ts'
import { caseTemplate } from './case-template.repository.ts'
import {
  deskNames,
  escalatedAt,
  nameOf,
  nameOfEntry,
  rowColumns,
  sharedNames,
} from './row-columns.repository.ts'
import type { Ticket } from './tickets.repository.ts'
import { caseAccess, isAddressedCase, type CaseAccess } from './tickets.tables.ts'

/** A case as PostgreSQL can say it, and the facts from which the rest is worked out. */
export type CaseRow = {
  id: string
  access: CaseAccess & { sharedForReplyUserIds: string[] }
  version: number
  productId: string
  criticality: string | null
  /** JSON of the view but for what `toSaidCase` adds. */
  body: string
  /** The newest of each kind that the wire shows; none where the rulebook set no target. */
  clocks: ShownClock[]
  hours: HourSums
  /** Of its request kind, which need no consent (CL-7). */
  predefinedMinutes: number | null
  /** Its kind asks for an assessment, and none was accepted (HR-8). */
  needsAssessment: boolean
  escalation: EscalationRow
  /** The rulebook version in force. */
  rulebookId: string
  queued: Pick<Ticket, 'type' | 'status' | 'queueRank'>
}
/** `startedAt` in epoch ms. */
export type ShownClock = ClockFacts & { startedAt: number }
/** What of a case decides whether its customer may escalate it (CV-8). */
export type EscalationFacts = {
  organizationId: string
  contractId: string | null
  /** IN-7: a priority case, of rank 0, does not wait. */
  queueRank: number
  openedAt: Date
  closedAt: Date | null
  /** Null: the desk spoke last. */
  unansweredSince: Date | null
}
type EscalationRow = EscalationFacts & { phone: string | null; escalatedAt: string | null }
type HourSums = Omit<TicketView['hours'], 'limitMinutes'>
type Asked = { ref: string; isDesk: boolean; now: Date }

/** A case with names, decisions, clocks and hours in one statement; undefined out of the reader's reach. */
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

type FlatRow = CaseRow['access'] &
  CaseRow['queued'] & { clocks: ShownClock[] } & {
    [Sum in 'consented' | 'charged' | 'uncharged' | 'held' | 'afterHours']: number
  } & { logged: HourSums['loggedMinutes'] } & Pick<
    CaseRow,
    | 'id'
    | 'version'
    | 'productId'
    | 'criticality'
    | 'body'
    | 'rulebookId'
    | 'predefinedMinutes'
    | 'needsAssessment'
  > &
  Omit<EscalationRow, 'organizationId'>

function toCaseRow(row: FlatRow): CaseRow {
  const { id, version, productId, criticality, body, rulebookId, clocks, predefinedMinutes } = row
  const { organizationId, requesterId, accountLeadId } = row
  const { sharedWithUserIds, sharedForReplyUserIds } = row
  return {
    id,
    version,
    productId,
    criticality,
    body,
    rulebookId,
    access: {
      organizationId,
      requesterId,
      accountLeadId,
      sharedWithUserIds,
      sharedForReplyUserIds,
    },
    clocks,
    predefinedMinutes,
    needsAssessment: row.needsAssessment,
    escalation: {
      organizationId,
      contractId: row.contractId,
      queueRank: row.queueRank,
      openedAt: row.openedAt,
      closedAt: row.closedAt,
      unansweredSince: row.unansweredSince,
      phone: row.phone,
      escalatedAt: row.escalatedAt,
    },
    queued: { type: row.type, status: row.status, queueRank: row.queueRank },
    hours: {
      consentedMinutes: row.consented,
      // Of the components that were worked, and of these four always (HR-5).
      loggedMinutes: { l1: 0, l2: 0, l3: 0, quality: 0, ...row.logged },
      chargedMinutes: row.charged,
      unchargedMinutes: row.uncharged,
      heldMinutes: row.held,
      afterHoursMinutes: row.afterHours,
    },
  }
}

const ms = (column: string) => `round(extract(epoch from ${column}) * 1000)`

/** The newest cycle of each clock that the wire shows, as an array of `ClockFacts`. */
const shownClocks = `(
    select coalesce(json_agg(newest), '[]') from (
      select distinct on (k.metric) k.metric, k.state, k.target_minutes as "targetMinutes",
        k.target_unit as "targetUnit", k.elapsed_ms as "elapsedMs",
        k.calendar_version_id as "calendarVersionId", ${ms('k.anchor_at')} as "anchorAt",
        ${ms('k.started_at')} as "startedAt",
        ${ms('k.due_at')} as "dueAt", ${ms('k.finished_at')} as "finishedAt",
        case when k.state = 'breached' and k.finished_at is null then coalesce((
          select e.type = 'pause' from sla_events e
          where e.tenant_id = $1 and e.ticket_id = t.id and e.metric = k.metric
            and e.cycle = k.cycle and e.type in ('pause', 'resume')
          order by e.seq desc limit 1), false) else false end as "isPaused"
      from sla_clocks k
      where k.tenant_id = $1 and k.ticket_id = t.id
        and k.metric in ('first_reply', 'next_reply', 'resolution')
      order by k.metric, k.cycle desc) newest)`

type Form = { address: string; isDesk: boolean; kind: Reader['scope']['kind'] }

const caseText = ({ address, isDesk, kind }: Form) => `
  select t.id, t.version, t.product_id as "productId", t.criticality, ${caseAccess(kind)}, ${sharedForReply(kind)}, ${escalationColumns},
    t.type, t.status, t.queue_rank as "queueRank", ${predefinedMinutes}, ${needsAssessment},
    (select row_to_json(said)::text from (select ${bodyColumns(isDesk)}) said) as body,
    ${shownClocks} as clocks, work.*,
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
    -- By component, of which a case has few.
    select coalesce(json_object_agg(w.component, w.minutes order by w.component), '{}') as logged,
      coalesce(sum(w.charged), 0)::int as charged, coalesce(sum(w.after_hours), 0)::int as "afterHours",
      coalesce(sum(w.uncharged), 0)::int as uncharged
    from (select component, sum(minutes)::int as minutes, sum(charged_minutes) as charged,
        sum(minutes) filter (where after_hours_request_id is not null) as after_hours,
        sum(rounded_minutes - charged_minutes) as uncharged
      from worklogs where tenant_id = $1 and ticket_id = t.id and corrected_at is null
      group by component) w) work on true
  where ${address}`

/** Who of them may also write; only customers are let in by being participants (CV-10). */
const sharedForReply = (kind: Form['kind']) =>
  kind === 'customer'
    ? `array(select p.user_id::text from ticket_participants p where p.tenant_id = $1
        and p.ticket_id = t.id and p.access = 'reply') as "sharedForReplyUserIds"`
    : `'{}'::text[] as "sharedForReplyUserIds"`

const escalationColumns = `
    t.contract_id as "contractId", t.queue_rank as "queueRank", t.opened_at as "openedAt",
    t.closed_at as "closedAt", t.unanswered_since as "unansweredSince",
    (select p.phone from products p where p.tenant_id = $1 and p.id = t.product_id) as phone,
    ${escalatedAt} as "escalatedAt"`

/** CL-7: approved for its request kind. */
const predefinedMinutes = `(select (c.settings ->> 'predefinedMinutes')::int from catalog_entries c
    where c.tenant_id = $1 and c.kind = 'request-kinds' and c.code = t.request_kind) as "predefinedMinutes"`

const needsAssessment = `(exists (select from catalog_entries c where c.tenant_id = $1 and c.kind = 'request-kinds'
      and c.code = t.request_kind and (c.settings ->> 'assessmentFirst')::boolean)
    and not exists (select from decisions d where d.tenant_id = $1 and d.ticket_id = t.id and d.kind = 'hours'
      and d.status = 'accepted' and d.purpose = 'assessment')) as "needsAssessment"`

/** IN-6: as long as a merge can be undone. */
const unmergeableUntil = `(select ${instant("(m.merged_at + interval '24 hours')")} from ticket_merges m
    where m.tenant_id = $1 and m.ticket_id = t.id and m.undone_at is null
      and m.merged_at + interval '24 hours' >= $3::timestamptz
    order by m.merged_at desc limit 1) as "unmergeableUntil"`

const deskBodyColumns = `
  t.account_lead_id as "accountLeadId", null as "problemNumber", ${unmergeableUntil},
  ${instant('t.reviewed_at')} as "reviewedAt",`

/** IN-10: of a case opened in one. */
const criticalWindow = `(select json_build_object('id', c.id, 'reason', c.reason,
    'startsAt', ${instant('c.starts_at')}, 'endsAt', ${instant('c.ends_at')}, 'isLate', c.is_late)
  from critical_windows c where c.tenant_id = $1 and c.id = t.critical_window_id)`

/** IN-7: of a case whose priority the desk ruled on; its record knows who, when and why. */
const priorityRuling = `case when t.priority_state in ('confirmed', 'downgraded') then (
    select json_build_object('holds', (e.payload ->> 'holds')::boolean,
      'reason', e.payload ->> 'reason', 'at', ${instant('e.at')}, 'author', e.actor_name)
    from ticket_events e where e.tenant_id = $1 and e.ticket_id = t.id and e.chain = 'public'
      and e.type = 'priority.ruled' order by e.seq desc limit 1) end`

/** CV-9: the last progress of a case. */
const headline = `(select json_build_object('messageId', m.id, 'body', m.body,
    'at', ${instant('m.created_at')}, 'author', m.author_name)
  from messages m where m.tenant_id = $1 and m.ticket_id = t.id and m.kind = 'progress'
  order by m.created_at desc, m.id desc limit 1)`

const bodyColumns = (isDesk: boolean) => `
  ${rowColumns({ isDesk, now: '$3' })},
  json_build_object(${sharedNames},
    'category', ${nameOfEntry('c.id = t.category_id')}, 'priority', ${nameOfEntry('c.id = t.priority_id')}
    ${isDesk ? `, 'accountLead', ${nameOf('users', 't.account_lead_id')}${deskNames}` : ''}) as names,
  t.request_kind as "requestKind", t.category_id as "categoryId",
  ${isDesk ? deskBodyColumns : ''}
  t.contract_id as "contractId", t.fields, ${caseTemplate} as template, t.close_reason as "closeReason",
  (select earlier.number from tickets earlier
   where earlier.tenant_id = $1 and earlier.id = t.previous_ticket_id) as "previousTicketNumber",
  array(select merged.number from tickets merged where merged.tenant_id = $1
    and merged.merged_into_id = t.id order by merged.number) as "mergedFrom",
  t.priority_id as "priorityId", t.priority_note as "priorityNote", ${criticalWindow} as "criticalWindow",
  ${priorityRuling} as "priorityRuling",
  ${headline} as headline, t.requested_criticality as "requestedCriticality",
  t.vendor_case_number as "vendorCaseNumber", '[]'::json as links, t.contact,
  t.affected_user as "affectedUser"`
