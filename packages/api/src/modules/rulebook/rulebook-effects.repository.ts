import type { ClockMetric } from '@mesa/shared/sla/targets'
import type { TicketType } from '@mesa/shared/ticket/machine'
import type { Tx } from '../../db/database.ts'

/** How many there are, and the names of the first ten. */
export type Counted = { count: number; names: string[] }

/** `select … as name` of the desk `$1`, in the order in which names are to be shown. */
async function counted(tx: Tx, named: string, values: unknown[] = []): Promise<Counted> {
  const [row] = await tx.read<Counted>({
    text: `with found as materialized (${named})
      select (select count(*) from found)::int as count,
        array(select name from found limit 10) as names`,
    values: [tx.tenantId, ...values],
  })
  return row ?? { count: 0, names: [] }
}

const roles = (words: string) =>
  `exists (select from memberships m where m.tenant_id = $1 and m.user_id = u.id and m.role in (${words}))`
const keyUser = `'key_user', 'backup_key_user'`
const people = (where: string) => `
  select u.name from users u where u.tenant_id = $1 and u.kind = 'customer' and u.disabled_at is null and ${where}
  order by u.name, u.id`

export const countRequesters = (tx: Tx) =>
  counted(tx, people(`${roles(`'requester'`)} and not ${roles(keyUser)}`))

/** Of those who may open a case under a policy. */
const openers = (keyUsersOnly: boolean) => roles(keyUsersOnly ? keyUser : `'requester', ${keyUser}`)

export const countUntrained = (tx: Tx, keyUsersOnly: boolean) =>
  counted(
    tx,
    people(`${openers(keyUsersOnly)} and not exists (select from trainings g
      where g.tenant_id = $1 and g.user_id = u.id and g.withdrawn_at is null)`),
  )

export const hasPublished = async (tx: Tx, kind: 'conditions' | 'terms'): Promise<boolean> => {
  const rows = await tx.read({
    text: 'select from published_texts where tenant_id = $1 and kind = $2 limit 1',
    values: [tx.tenantId, kind],
  })
  return rows.length > 0
}

export const countNotAccepted = (tx: Tx, keyUsersOnly: boolean) =>
  counted(
    tx,
    people(`${openers(keyUsersOnly)} and not exists (select from conditions_acceptances a
      where a.tenant_id = $1 and a.user_id = u.id and a.text_id = (select p.id from published_texts p
        where p.tenant_id = $1 and p.kind = 'conditions' order by p.version desc limit 1))`),
  )

export const countDrafts = (tx: Tx) =>
  counted(
    tx,
    `select author_name as name from case_drafts where tenant_id = $1 and status = 'open' order by id`,
  )

/** Organizations and groups with more than `$3` people of a role. */
export const countOverMaximum = (
  tx: Tx,
  { role, max }: { role: 'key_user' | 'backup_key_user'; max: number },
) =>
  counted(
    tx,
    `select coalesce(o.name, g.name) as name
     from memberships m join users u on u.tenant_id = $1 and u.id = m.user_id and u.disabled_at is null
     left join organizations o on o.tenant_id = $1 and o.id = m.organization_id
     left join organization_groups g on g.tenant_id = $1 and g.id = m.group_id
     where m.tenant_id = $1 and m.role = $2
     group by o.id, o.name, g.id, g.name having count(*) > $3::int order by 1`,
    [role, max],
  )

export const countWithoutContract = (tx: Tx, at: Date) =>
  counted(
    tx,
    `select o.name from organizations o where o.tenant_id = $1 and not exists (select from contracts c
       where c.tenant_id = $1 and c.organization_id = o.id
         and (c.ends_on is null or c.ends_on >= ($2::timestamptz at time zone c.time_zone)::date)
         and c.starts_on <= ($2::timestamptz at time zone c.time_zone)::date)
     order by o.name`,
    [at.toISOString()],
  )

export const countBehindOnPayments = (tx: Tx) =>
  counted(
    tx,
    `select name from organizations where tenant_id = $1 and standing <> 'current' order by name`,
  )

/** Organizations with cases that hold a place, most of them first (EN-3). */
export const listPlaces = (tx: Tx) =>
  tx.read<{ id: string; name: string; open: number }>({
    text: `select o.id, o.name, count(*)::int as open
      from tickets t join organizations o on o.tenant_id = $1 and o.id = t.organization_id
      where t.tenant_id = $1 and t.closed_at is null and t.status not in ('closed', 'cancelled')
        and t.type in ('support', 'change', 'consulting')
      group by o.id, o.name order by open desc, o.name`,
    values: [tx.tenantId],
  })

type InProgress = { general: number | null; special: number | null; types: readonly string[] }

/** Organizations with more in progress than their own number or their class allows (CL-10). */
export const countOverInProgress = (tx: Tx, { general, special, types }: InProgress) =>
  counted(
    tx,
    `select o.name from tickets t join organizations o on o.tenant_id = $1 and o.id = t.organization_id
     where t.tenant_id = $1 and t.closed_at is null and t.status = 'in_progress' and t.type = any($4::text[])
     group by o.id, o.name, o.in_progress_limit, o.account_class
     having count(*) > coalesce(o.in_progress_limit,
       case o.account_class when 'general' then $2::int else $3::int end)
     order by o.name`,
    [general, special, types],
  )

const caseName = `'#' || t.number || ' ' || t.subject as name`
const openCases = (where: string) =>
  `select ${caseName} from tickets t where t.tenant_id = $1 and t.closed_at is null and ${where} order by t.number`

export const countUnclassified = (tx: Tx, column: 'impact' | 'criticality') =>
  counted(
    tx,
    openCases(
      column === 'impact'
        ? `t.type = 'support' and t.impact is null`
        : `t.type in ('support', 'change', 'consulting') and (t.criticality is null or not t.is_classified)`,
    ),
  )

/** Open cases with one of the values that a policy drops. */
export const countWith = (
  tx: Tx,
  column: 'type' | 'level' | 'priority_reason',
  dropped: readonly string[],
) => counted(tx, openCases(`t.${column} = any($2::text[])`), [dropped])

export const countWaitingForTerms = (tx: Tx) => counted(tx, openCases('t.terms_pending'))

/** Since when each case waits for its customer, oldest first; null: nobody counts it. */
export const listSilent = (tx: Tx) =>
  tx.read<{ name: string; since: Date; isCounted: boolean }>({
    text: `select ${caseName}, coalesce(c.started_at, t.last_desk_message_at, t.updated_at) as since,
        c.started_at is not null as "isCounted"
      from tickets t left join sla_clocks c on c.tenant_id = $1 and c.ticket_id = t.id
        and c.metric = 'customer_reply' and c.finished_at is null
      where t.tenant_id = $1 and t.closed_at is null and t.status in ('waiting_customer', 'in_validation')
        and t.away_until is null and t.watch_until is null
      order by since, t.number`,
    values: [tx.tenantId],
  })

export const listClosedSince = (tx: Tx, since: Date) =>
  tx.read<{ name: string; closedAt: Date }>({
    text: `select ${caseName}, t.closed_at as "closedAt" from tickets t
      where t.tenant_id = $1 and t.status = 'closed' and t.closed_at >= $2 order by t.number`,
    values: [tx.tenantId, since.toISOString()],
  })

export const countOpenedBy = (tx: Tx, channels: readonly string[], since: Date) =>
  counted(
    tx,
    `select ${caseName} from tickets t where t.tenant_id = $1 and t.channel = any($2::text[])
       and t.opened_at >= $3 order by t.number desc`,
    [channels, since.toISOString()],
  )

export const countAfterHours = (tx: Tx) =>
  counted(
    tx,
    `select ${caseName} from after_hours_requests a join tickets t on t.tenant_id = $1 and t.id = a.ticket_id
     where a.tenant_id = $1 and a.status in ('asked', 'offered') order by t.number`,
  )

export type RunningTargets = {
  metric: ClockMetric
  minutes: number | null
  days: number | null
  unit: string
  type: TicketType
  impact: string | null
  criticality: string | null
  count: number
  names: string[]
}

/** Clocks that have not ended, by what their target was and would depend on. */
export const listRunningTargets = (tx: Tx) =>
  tx.read<RunningTargets>({
    text: `select c.metric, c.target_minutes as minutes, c.target_days as days, c.target_unit as unit,
        t.type, t.impact, case when t.is_classified then t.criticality end as criticality,
        count(*)::int as count,
        (array_agg('#' || t.number || ' ' || t.subject order by t.number))[1:10] as names
      from sla_clocks c join tickets t on t.tenant_id = $1 and t.id = c.ticket_id and t.closed_at is null
      where c.tenant_id = $1 and c.finished_at is null
      group by 1, 2, 3, 4, 5, 6, 7`,
    values: [tx.tenantId],
  })
