import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate } from './migrate.ts'
import { checkNames, globalTables, schemaComplaints } from './testing/schema-walls.ts'

const { adminUrl } = inject('testServer')
const name = `mesa_walls_${randomUUID().replaceAll('-', '')}`
const url = new URL(adminUrl)
url.pathname = `/${name}`
let admin: pg.Client
let client: pg.Client

beforeAll(async () => {
  admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await migrate(url.href)
  client = new pg.Client({ connectionString: url.href })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})

test('A33, A80: the schema has every wall, on every table there is', async () => {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_tables where schemaname = 'public'`,
  )

  expect(rows[0]?.count).toBeGreaterThan(35)
  expect(Object.keys(globalTables)).toEqual(['tenants'])
  expect(await schemaComplaints(client)).toEqual([])
})

/** Breaks one wall each; the named check must be the one to say so. */
const breakages: Array<[string, string]> = [
  ['a table of a desk has tenant_id uuid not null', 'create table loose (id uuid primary key)'],
  [
    'tenant_id is first in every index and key',
    'create unique index slip on mails (message_id, tenant_id)',
  ],
  [
    'tenant_id is first in every index and key',
    'alter table sla_events drop constraint sla_events_pkey, add primary key (ticket_id, metric, cycle, seq)',
  ],
  ['a table has a primary key', 'alter table audit_log drop constraint audit_log_pkey'],
  [
    'an index is valid',
    `update pg_index set indisvalid = false where indexrelid = 'mails_queued'::regclass`,
  ],
  [
    'tenant_id is first on both sides of every foreign key',
    `create unique index one on products (id); alter table product_modules add foreign key (product_id) references products (id)`,
  ],
  [
    'a reference to another table is a foreign key that is validated',
    'alter table mails add foreign key (tenant_id, outbox_id) references outbox (tenant_id, id) not valid',
  ],
  ['row-level security is enabled and forced', 'alter table tickets no force row level security'],
  ['row-level security is enabled and forced', 'alter table tickets disable row level security'],
  ['every command the application may give has a policy', 'drop policy scope on messages'],
  [
    'every command the application may give has a policy',
    'drop policy scope on messages; create policy scope on messages for select using (true)',
  ],
  [
    'a permissive policy asks for the desk on every side',
    'create policy wide on tickets for select using (true)',
  ],
  [
    'a permissive policy asks for the desk on every side',
    `alter policy scope on tickets using (tenant_id = (select current_setting('app.tenant_id')::uuid) or status = 'closed')`,
  ],
  [
    'a permissive policy asks for the desk on every side',
    'alter policy scope on tickets with check (true)',
  ],
  [
    'a policy reads no other table',
    `create policy by_ticket on messages as restrictive using (exists (select from tickets))`,
  ],
  [
    'a policy reads settings in the form that fails when they are unset',
    `create policy soft on mails as restrictive using (current_setting('app.kind', true) = 'desk')`,
  ],
  [
    'a policy takes an unknown kind for a customer',
    `create policy kinds on mails as restrictive using ((select current_setting('app.kind')) <> 'customer')`,
  ],
  [
    'a table of organizations is walled between them',
    `alter policy scope on contracts using (tenant_id = (select current_setting('app.tenant_id')::uuid))
       with check (tenant_id = (select current_setting('app.tenant_id')::uuid))`,
  ],
  ['what is internal is walled from customers', `alter table worklogs add internal boolean`],
  ['the application owns nothing', 'alter table products owner to mesa_app'],
  ['the application is weak', 'alter role mesa_app bypassrls'],
  ['the application is a member of no role', 'grant pg_read_all_data to mesa_app'],
  [
    'the application makes no schema, no table and no temporary table',
    'grant create on schema public to mesa_app',
  ],
  [
    'the application makes no schema, no table and no temporary table',
    `grant temporary on database ${name} to mesa_app`,
  ],
  [
    'the application truncates, references, triggers and maintains nothing',
    'grant truncate on mails to mesa_app',
  ],
  [
    'outside public the application reads the list of migrations alone',
    'grant insert on drizzle.__drizzle_migrations to mesa_app',
  ],
  ['everybody has no right on a table', 'grant select on mails to public'],
  ['no right can be passed on', 'grant select on mails to mesa_app with grant option'],
  ['history is added to, never changed', 'grant update (at) on audit_log to mesa_app'],
  ['history refuses its owner too', 'drop trigger append_only on ledger_lines'],
  [
    'whose a row is and which it is cannot be rewritten',
    'grant update (organization_id) on tickets to mesa_app',
  ],
  ['a number is whole', 'alter table products add price numeric check (price > 0)'],
  ['a whole number has a CHECK', 'alter table worklogs drop constraint worklogs_minutes_check'],
  ['a whole number has a CHECK', 'alter table products add stock bigint'],
  ['a view asks with the rights of its reader', 'create view peep as select * from tickets'],
  [
    'a function has a fixed search_path',
    'create function f() returns int language sql as $$ select 1 $$; revoke execute on function f() from public',
  ],
  ['a function is not everybody’s', 'grant execute on function check_posting_itself() to public'],
  [
    'a function of its definer is of no superuser’s making',
    'alter function check_posting(uuid, uuid) security definer',
  ],
]

test.each(breakages)('A33: the check "%s" sees: %s', async (check, breakage) => {
  await client.query('begin')
  try {
    await client.query(breakage)

    const complaints = await schemaComplaints(client)

    expect(complaints.map((line) => line.split(': ')[0])).toContain(check)
  } finally {
    await client.query('rollback')
  }
})

test('A33: every check was seen to see', () => {
  expect([...new Set(breakages.map(([check]) => check))].toSorted()).toEqual(checkNames.toSorted())
})
