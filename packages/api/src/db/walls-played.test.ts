import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/database.ts'
import { b, callers, everybody, ofA, ofB, one, type Settings } from './testing/wall-callers.ts'
import {
  insertRow,
  listTables,
  loosen,
  rowOf,
  type Table,
  type Whose,
} from './testing/rows-for-every-table.ts'

// Others may keep the machine busy; nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

let database: TestDatabase
let owner: pg.Client
let app: pg.Client
let tables: Table[] = []
let before = ''
const connect = async (connectionString: string) => {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}

beforeAll(async () => {
  database = await createTestDatabase()
  owner = await connect(database.ownerUrl)
  app = await connect(database.appUrl)
  tables = await listTables(owner)
  await loosen(owner)
  for (const table of tables)
    for (const whose of everybody)
      if (isTold(table, whose) && !isTaken(table, whose))
        await insertRow(owner, table.name, rowFor(table, whose))
  before = await fingerprint()
})
afterAll(async () => {
  await app?.end()
  await owner?.end()
  await database?.drop()
})

const has = (table: Table, column: string) => table.columns.some(({ name }) => name === column)
/** The column that tells the organization of a row. */
const organizationColumn = (table: Table) =>
  table.name === 'organizations'
    ? 'id'
    : ['organization_id', 'organization_ids'].find((name) => has(table, name))
const internalColumn = (table: Table) => ['internal', 'chain'].find((name) => has(table, name))
const isTold = (table: Table, { internal = false }: Whose) =>
  !internal || internalColumn(table) !== undefined
/** Some tables have one row for a whole desk. */
const isTaken = ({ key }: Table, whose: Whose) =>
  key.length === 1 && whose.tenantId === one && whose !== ofA
const rowFor = (table: Table, whose: Whose) => ({
  ...rowOf(table, whose),
  ...(table.name === 'organizations' && { id: whose.organizationId }),
})

/** Whether the table can tell such a row from the caller's own. */
const isForeign = (table: Table, settings: Settings, whose: Whose) =>
  isTold(table, whose) &&
  (whose.tenantId !== settings.tenantId ||
    organizationColumn(table) !== undefined ||
    (whose.internal ?? false))

function conditionOf(table: Table, whose: Whose): string {
  const column = organizationColumn(table)
  const internal = internalColumn(table)
  return [
    `tenant_id = '${whose.tenantId}'`,
    ...(column ? [`'${whose.organizationId}' = any (array[${column}]::uuid[])`] : []),
    ...(internal === 'internal' ? [`internal = ${whose.internal ?? false}`] : []),
    ...(internal === 'chain' ? [`chain = '${whose.internal ? 'desk' : 'public'}'`] : []),
  ].join(' and ')
}

const scoped = ({ tenantId, kind, organizationIds }: Settings) =>
  app.query(
    `select set_config('app.tenant_id', $1, false), set_config('app.kind', $2, false),
       set_config('app.user_id', $3, false), set_config('app.organization_ids', $4, false)`,
    [tenantId, kind, tenantId === '' ? '' : randomUUID(), organizationIds.join(',')],
  )

/** Rows touched, or the SQLSTATE of the refusal. */
async function outcome(client: pg.Client, text: string): Promise<number | string> {
  try {
    return (await client.query(text)).rowCount ?? 0
  } catch (error) {
    return (error as { code: string }).code
  }
}

async function insertOutcome(table: Table, whose: Whose): Promise<number | string> {
  try {
    await insertRow(app, table.name, rowFor(table, whose))
    return 1
  } catch (error) {
    return (error as { code: string }).code
  }
}

async function fingerprint(): Promise<string> {
  const all: string[] = []
  for (const { name } of tables) {
    const { rows } = await owner.query<{ md5: string }>(
      `select md5(string_agg(t::text, '|' order by t::text)) as md5 from ${name} t`,
    )
    all.push(`${name} ${rows[0]?.md5}`)
  }
  return all.join('\n')
}

/** A column that the application may write, to try a change that changes nothing. */
async function writable(table: Table): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = '${table.name}'::regclass and attnum > 0
     and not attisdropped and has_column_privilege('mesa_app', attrelid, attnum, 'update') limit 1`,
  )
  return rows[0]?.name ?? 'tenant_id'
}

const refused = ['42501', 0]

/** Every command on every table as a caller, and each that touched what it must not. */
async function play({ settings, foreign }: (typeof callers)[number]) {
  await scoped(settings)
  let asked = 0
  const leaks: string[] = []
  for (const table of tables) {
    const column = await writable(table)
    for (const whose of foreign.filter((other) => isForeign(table, settings, other))) {
      const where = conditionOf(table, whose)
      const own = `tenant_id = '${settings.tenantId}'`
      const answers = {
        select: await outcome(app, `select from ${table.name} where ${where}`),
        update: await outcome(app, `update ${table.name} set ${column} = ${column} where ${where}`),
        delete: await outcome(app, `delete from ${table.name} where ${where}`),
        insert: await insertOutcome(table, whose),
        move: await outcome(
          app,
          `update ${table.name} set tenant_id = '${whose.tenantId}' where ${own}`,
        ),
      }
      for (const [verb, answer] of Object.entries(answers)) {
        asked += 1
        if (!refused.includes(answer)) leaks.push(`${verb} ${table.name}: ${answer} ${where}`)
      }
    }
  }
  return { asked, leaks }
}

test.each(callers)('A33: $name reaches no row of any table', async (caller) => {
  const { asked, leaks } = await play(caller)

  expect(asked).toBeGreaterThan(tables.length * 3)
  expect(leaks).toEqual([])
  expect(await fingerprint()).toBe(before)
})

test('A33: the play sees a wall that is taken away', async () => {
  const caller = callers.find(({ name }) => name === 'a customer of another organization')!
  await owner.query('create policy hole on decisions using (true)')
  const withHole = await play(caller)
  await owner.query('drop policy hole on decisions')
  before = await fingerprint()

  expect(withHole.leaks.map((leak) => leak.split(':')[0])).toEqual(
    expect.arrayContaining(['select decisions', 'update decisions', 'insert decisions']),
  )
  expect(withHole.leaks.every((leak) => leak.includes(' decisions:'))).toBe(true)
})

test.each([
  ['was never told who acts', null],
  ['was told once, in a transaction that ended', { tenantId: '', kind: '', organizationIds: [] }],
] as Array<[string, Settings | null]>)(
  'A33: a connection that %s is refused with an error by every table',
  async (_title, settings) => {
    const client = app
    app = await connect(database.appUrl)
    try {
      if (settings) await scoped(settings)
      const open: string[] = []
      let asked = 0
      for (const table of tables) {
        const answers = [
          await outcome(app, `select from ${table.name}`),
          await outcome(
            app,
            `update ${table.name} set ${await writable(table)} = ${await writable(table)}`,
          ),
          await outcome(app, `delete from ${table.name}`),
          await insertOutcome(table, ofA),
        ]
        asked += answers.length
        if (answers.some((answer) => typeof answer === 'number')) open.push(table.name)
      }

      expect(asked).toBeGreaterThan(140)
      expect(open).toEqual([])
    } finally {
      await app.end()
      app = client
    }
    expect(await fingerprint()).toBe(before)
  },
)

/** What a request of a customer may add to, besides stored answers under its own name. */
const customersAddTo = [
  'after_hours_requests',
  'attachments',
  'case_drafts',
  'conditions_acceptances',
  'coverage_objections',
  'critical_windows',
  'decisions',
  'ledger_accounts',
  'ledger_balances',
  'ledger_lines',
  'ledger_postings',
  'memberships',
  'message_reads',
  'messages',
  'outbox',
  'record_chains',
  'sla_clocks',
  'sla_events',
  'ticket_events',
  'ticket_participants',
  'tickets',
  'timers',
  'trainings',
  'users',
]
test('A33: a customer’s transaction adds to the listed tables alone, and makes no staff', async () => {
  await scoped({ tenantId: one, kind: 'customer', organizationIds: [b] })
  const open: string[] = []
  for (const table of tables) {
    await app.query('begin')
    if ((await insertOutcome(table, ofB)) === 1) open.push(table.name)
    await app.query('rollback')
  }
  const users = tables.find(({ name }) => name === 'users')!
  await expect(
    insertRow(app, 'users', { ...rowFor(users, ofB), kind: 'staff', staff_role: 'admin' }),
  ).rejects.toMatchObject({ code: '42501' })
  const promoted = await outcome(app, `update users set kind = 'staff' where tenant_id = '${one}'`)

  expect(promoted).toBe('42501')
  expect(open).toEqual(customersAddTo)
  expect(await fingerprint()).toBe(before)
})

test('A33: what the customer may see is seen, so the zeros above are walls and not emptiness', async () => {
  await scoped({ tenantId: one, kind: 'customer', organizationIds: [b] })
  const seen: string[] = []
  for (const table of tables) {
    if (!organizationColumn(table)) continue
    if ((await outcome(app, `select from ${table.name} where ${conditionOf(table, ofB)}`)) === 1)
      seen.push(table.name)
  }
  await scoped({ tenantId: one, kind: 'system', organizationIds: [] })
  const wholly: Array<number | string> = []
  for (const { name } of tables)
    wholly.push(await outcome(app, `select from ${name} where tenant_id = '${one}'`))

  expect(seen).toEqual(expect.arrayContaining(['contracts', 'messages', 'tickets', 'users']))
  expect(seen.length).toBeGreaterThan(18)
  expect(wholly.filter((count) => typeof count === 'number' && count >= 1)).toHaveLength(
    tables.length,
  )
})
