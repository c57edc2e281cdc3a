import pg from 'pg'
import type { Actor } from '@mesa/shared/access/actor'
import { systemClock } from '@mesa/api/clock'
import { createCursors } from '@mesa/api/cursor'
import { createDatabase, systemScope } from '@mesa/api/db/database'
import { createCalendarAdminService } from '@mesa/api/modules/calendars/calendar-admin.service'
import { createCalendarHistoryService } from '@mesa/api/modules/calendars/calendar-history.service'
import { createRecalendarService } from '@mesa/api/modules/clocks/recalendar.service'
import { createCalendarImpactService } from '@mesa/api/modules/clocks/recalendar-impact.service'
import { startCluster } from './cluster.ts'
import { sizesOf } from './generate.ts'

/** `node scripts/bench/calendar-edit.ts [clocks]`: a calendar is edited while people write. */
const wanted = Number(process.argv[2] ?? 35_000)

/** Every case is open, with a first reply that runs, its start and its timers. */
const openAll = [
  `update tickets set status = 'received', closed_at = null, close_reason = null,
     opened_at = now() - make_interval(mins => (number % 600)::int), queue_metric = 'first_reply',
     queue_at = now() + interval '2 days'`,
  'truncate sla_clocks, timers',
  `insert into sla_clocks (tenant_id, ticket_id, metric, cycle, organization_id, target_minutes,
     target_unit, rulebook_version, calendar_version_id, state, elapsed_ms, started_at, anchor_at, due_at)
   select t.tenant_id, t.id, 'first_reply', 1, t.organization_id, 2400, 'business', 1, v.id,
     'running', 0, t.opened_at, t.opened_at, t.queue_at
   from tickets t join calendar_versions v on v.tenant_id = t.tenant_id`,
  `insert into sla_events (tenant_id, ticket_id, metric, cycle, seq, organization_id, type, at,
     recorded_at, actor_name, cause, details)
   select tenant_id, ticket_id, metric, cycle, 1, organization_id, 'start', started_at, started_at,
     'Banco', 'opened', jsonb_build_object('minutes', 2400, 'unit', 'business',
       'calendarVersionId', calendar_version_id)
   from sla_clocks`,
  `insert into timers (tenant_id, id, ticket_id, organization_id, kind, subject, percent, due_at)
   select tenant_id, gen_random_uuid(), ticket_id, organization_id, kind, 'first_reply/1', percent, due_at
   from sla_clocks cross join (values ('breach', 0), ('warning', 50), ('warning', 75), ('warning', 90))
     as w (kind, percent)`,
  'analyze',
]

const say = (text: string) => process.stdout.write(`${text}\n`)
const percentile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0

async function run() {
  const cluster = await startCluster(null)
  try {
    const world = await cluster.open(sizesOf(wanted))
    const owner = new pg.Client({ connectionString: world.ownerUrl })
    owner.on('error', () => undefined)
    await owner.connect()
    for (const statement of openAll) await owner.query(statement)
    const { rows } = await owner.query<{ id: string }>('select id from tickets')
    await owner.end()
    await measure(
      world,
      rows.map(({ id }) => id),
    )
  } finally {
    await cluster.stop()
  }
}

async function measure({ appUrl, tenantId }: { appUrl: string; tenantId: string }, ids: string[]) {
  const db = createDatabase({ url: appUrl })
  const deps = { db, clock: systemClock, cursors: createCursors('bench') }
  const admin = {
    kind: 'staff',
    tenantId,
    userId: tenantId,
    name: 'Banco',
    role: 'admin',
    sessionId: '',
  } as Actor
  const { items } = await createCalendarAdminService(deps).list(admin, {})
  const calendar = items[0]
  if (!calendar) throw new Error('the desk has no calendar')
  const { definition } = calendar.currentVersion
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const edited = { ...definition, holidays: [...definition.holidays, tomorrow] }
  const alone = await writeFor(db, { tenantId, ids }, async () => {
    await new Promise((done) => setTimeout(done, 4000))
  })
  say(`writers alone: ${alone.told}`)
  const impactAt = performance.now()
  const impact = await createCalendarImpactService(deps).impact(admin, calendar.id, {
    definition: edited,
  })
  say(`impact of ${impact.clocks} clocks, ${impact.casesMoved} cases move: ${seconds(impactAt)} s`)
  await createCalendarHistoryService(deps).addVersion(admin, calendar.id, {
    baseVersion: 1,
    definition: edited,
  })
  const recalendar = createRecalendarService(deps)
  const during = await writeFor(db, { tenantId, ids }, async () => {
    const at = performance.now()
    while (await recalendar.applyOnce());
    say(`applied to ${ids.length} clocks in ${seconds(at)} s`)
  })
  say(`writers during it: ${during.told}`)
  await db.close()
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(2)

type Writers = { tenantId: string; ids: string[] }

/** Four writers, each locking and changing one case after another, while the work runs. */
async function writeFor(
  db: ReturnType<typeof createDatabase>,
  { tenantId, ids }: Writers,
  work: () => Promise<void>,
) {
  let isOver = false
  const took: number[] = []
  const write = async (offset: number) => {
    for (let n = offset; !isOver; n += 7919) {
      const at = performance.now()
      await db.transaction(systemScope(tenantId), async (tx) => {
        const id = ids[n % ids.length]
        await tx.read({
          text: 'select id from tickets where tenant_id = $1 and id = $2 for update',
          values: [tenantId, id],
        })
        await tx.read({
          text: 'update tickets set updated_at = now() where tenant_id = $1 and id = $2',
          values: [tenantId, id],
        })
      })
      took.push(performance.now() - at)
    }
  }
  const writers = Promise.all([0, 1, 2, 3].map((offset) => write(offset * 1009)))
  await work()
  isOver = true
  await writers
  const ms = (share: number) => percentile(took, share).toFixed(1)
  return {
    told: `${took.length} writes, p50 ${ms(0.5)} ms, p95 ${ms(0.95)} ms, p99 ${ms(0.99)} ms, longest ${ms(0.99999)} ms`,
  }
}

await run()
