import type { Reader, Tx } from '../../db/database.ts'
import type { KnownClock } from './clocks.repository.ts'

export type CaseOfClock = { ticketId: string; organizationId: string; contractId: string | null }
export type UnfinishedClock = KnownClock & CaseOfClock

const ms = (column: string) => `round(extract(epoch from ${column}) * 1000)::float8`

/** Unfinished clocks of several cases with their events, by case. */
export const listUnfinishedOf = (reader: Reader, ticketIds: string[]): Promise<UnfinishedClock[]> =>
  reader.read<UnfinishedClock>({
    text: `select k.ticket_id as "ticketId", k.organization_id as "organizationId",
        t.contract_id as "contractId", k.metric, k.cycle, k.target_minutes as "targetMinutes",
        k.target_days as "targetDays", k.target_unit as "targetUnit",
        k.rulebook_version as "rulebookVersion", k.calendar_version_id as "calendarVersionId",
        k.state, ${ms('k.started_at')} as "startedAt", ${ms('k.due_at')} as "dueAt",
        ${ms('k.breached_at')} as "breachedAt", null as "finishedAt",
        (select json_agg(json_build_object('type', e.type, 'at', ${ms('e.at')},
            'details', e.details) order by e.seq)
          from sla_events e where e.tenant_id = $1 and e.ticket_id = k.ticket_id
            and e.metric = k.metric and e.cycle = k.cycle) as events
      from sla_clocks k join tickets t on t.tenant_id = $1 and t.id = k.ticket_id
      where k.tenant_id = $1 and k.ticket_id = any($2::uuid[]) and k.finished_at is null
      order by k.ticket_id, k.metric`,
    values: [reader.tenantId, ticketIds],
  })

type Page = { after: string; limit: number }
const firstId = '00000000-0000-0000-0000-000000000000'
export const fromTheStart = firstId

/** Cases with a clock that runs under the calendar; with `below`, under a version older than that. */
export const listCasesUnder = async (
  reader: Reader,
  { calendarId, below, after, limit }: Page & { calendarId: string; below?: number },
): Promise<string[]> => {
  const rows = await reader.read<{ id: string }>({
    text: `select distinct k.ticket_id as id from sla_clocks k
      where k.tenant_id = $1 and k.finished_at is null and k.ticket_id > $3
        and k.calendar_version_id = any(array(select v.id from calendar_versions v
          where v.tenant_id = $1 and v.calendar_id = $2 and ($4::int is null or v.version < $4)))
      order by k.ticket_id limit $5`,
    values: [reader.tenantId, calendarId, after, below ?? null, limit],
  })
  return rows.map(({ id }) => id)
}

export type Assigned = {
  assignedTo: 'desk' | 'organization' | 'contract'
  assignedId: string | null
}

/** Open cases of what took another calendar. */
export const listCasesOf = async (
  reader: Reader,
  { assignedTo, assignedId, after, limit }: Page & Assigned,
): Promise<string[]> => {
  const column = { desk: null, organization: 'organization_id', contract: 'contract_id' }[
    assignedTo
  ]
  const rows = await reader.read<{ id: string }>({
    text: `select id from tickets
      where tenant_id = $1 and closed_at is null and id > $2
        and ${column === null ? '$4::uuid is null' : `${column} = $4`}
      order by id limit $3`,
    values: [reader.tenantId, after, limit, assignedId],
  })
  return rows.map(({ id }) => id)
}

type Change = {
  versionId: string
  kind: 'forward' | 'correction' | 'assignment'
  assignedTo: string | null
  at: Date
}

/** Clocks whose history names a change; of an assignment the instant is named too. */
export const countFollowed = async (reader: Reader, change: Change): Promise<number> => {
  const { versionId, kind, assignedTo, at } = change
  const cause = { forward: 'calendar', correction: 'correction', assignment: assignedTo }[kind]
  const [row] = await reader.read<{ clocks: number }>({
    text: `select count(*)::int as clocks from sla_events
      where tenant_id = $1 and type in ('retarget', 'correct')
        and details ->> 'calendarVersionId' = $2 and cause = $3
        and ($4::timestamptz is null or at = $4)`,
    values: [reader.tenantId, versionId, cause, kind === 'assignment' ? at : null],
  })
  return row?.clocks ?? 0
}

/** Columns as the database names them; instants are ISO. */
export type ClockUpdate = {
  ticketId: string
  metric: string
  cycle: number
  calendarVersionId: string
  state: string
  elapsedMs: number
  anchorAt: Date
  dueAt: Date | null
  breachedAt: Date | null
  breachCause: string | null
}

export type EventInsert = {
  ticketId: string
  metric: string
  cycle: number
  seq: number
  organizationId: string
  type: string
  at: Date
  actorName: string
  cause: string
  details: unknown
}

/** The new state of many clocks, in one statement. */
export const updateClocks = (tx: Tx, rows: ClockUpdate[]) =>
  tx.read({
    text: `update sla_clocks k set calendar_version_id = w."calendarVersionId", state = w.state,
        elapsed_ms = w."elapsedMs", anchor_at = w."anchorAt", due_at = w."dueAt",
        breached_at = w."breachedAt", breach_cause = w."breachCause"
      from jsonb_to_recordset($2::jsonb) as w ("ticketId" uuid, metric text, cycle int,
        "calendarVersionId" uuid, state text, "elapsedMs" bigint, "anchorAt" timestamptz,
        "dueAt" timestamptz, "breachedAt" timestamptz, "breachCause" text)
      where k.tenant_id = $1 and k.ticket_id = w."ticketId" and k.metric = w.metric
        and k.cycle = w.cycle and k.finished_at is null`,
    values: [tx.tenantId, JSON.stringify(rows)],
  })

/** Events of many clocks, in one statement. */
export const insertEvents = (tx: Tx, rows: EventInsert[], recordedAt: Date) =>
  tx.read({
    text: `insert into sla_events (tenant_id, ticket_id, metric, cycle, seq, organization_id, type,
        at, recorded_at, actor_name, cause, details)
      select $1, w."ticketId", w.metric, w.cycle, w.seq, w."organizationId", w.type, w.at, $3,
        w."actorName", w.cause, w.details
      from jsonb_to_recordset($2::jsonb) as w ("ticketId" uuid, metric text, cycle int, seq int,
        "organizationId" uuid, type text, at timestamptz, "actorName" text, cause text,
        details jsonb)`,
    values: [tx.tenantId, JSON.stringify(rows), recordedAt],
  })

export type CaseName = { ticketId: string; number: number; subject: string; organization: string }

export const listCaseNames = (reader: Reader, ticketIds: string[]): Promise<CaseName[]> =>
  reader.read<CaseName>({
    text: `select t.id as "ticketId", t.number, t.subject, o.name as organization
      from tickets t join organizations o on o.tenant_id = $1 and o.id = t.organization_id
      where t.tenant_id = $1 and t.id = any($2::uuid[])`,
    values: [reader.tenantId, ticketIds],
  })
