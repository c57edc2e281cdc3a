import pg from 'pg'
import { createDatabase, systemScope } from '@mesa/api/db/database'
import { newId } from '@mesa/api/ids'
import { hashPassword } from '@mesa/api/modules/identity/passwords'
import { createStaff } from '@mesa/api/modules/people/people.service'
import { createDesk } from '@mesa/api/modules/tenants/tenants.service'
import { caseStatements, frameStatements, functions, type Sizes } from './generate-cases.ts'
import { ledgerStatements } from './generate-ledger.ts'
import { spanishWords } from './words.ts'

export const agent = { email: 'banco@mesa.example', password: 'correcto-caballo-47' }
export type Generated = { tenantId: string; productId: string; numbers: number[] }
type Urls = { ownerUrl: string; appUrl: string }

/** In the proportions of docs/performance.md, whatever the size. */
export const sizesOf = (tickets: number): Sizes => ({
  tickets,
  organizations: Math.max(20, Math.round(tickets / 500)),
  users: Math.max(200, Math.round(tickets / 50)),
})

/**
 * Fills an empty, migrated database: one desk with its agent made by the product itself, everything
 * else by SQL as the owner, past services, row-level security and triggers. Every value follows from
 * its row number, so that two runs hold the same data.
 */
export async function generate(urls: Urls, sizes: Sizes): Promise<Generated> {
  const tenantId = await openDesk(urls.appUrl)
  const client = new pg.Client({ connectionString: urls.ownerUrl })
  await client.connect()
  try {
    // Foreign keys and posting checks hold by construction; row by row they would triple the time.
    await client.query(`set session_replication_role = 'replica'; set synchronous_commit = off;
      set work_mem = '256MB'; set maintenance_work_mem = '512MB'; set jit = off`)
    await client.query(functions(tenantId))
    await client.query(
      `create table bench.sentences as select i as place, (select string_agg(
        words[1 + floor(power(cardinality(words), bench.chance(i * 40 + w, 1)))::int], ' ' order by w)
        from generate_series(1, 14) w) as text
        from (select $1::text[] as words) list, generate_series(0, 3999) i`,
      [spanishWords()],
    )
    await client.query('create unique index on bench.sentences (place)')
    await withoutIndexes(client, async () => {
      for (const statement of frameStatements(sizes)) await client.query(statement)
      await client.query('analyze')
      for (const statement of caseStatements(sizes)) await client.query(statement)
      for (const statement of ledgerStatements()) await client.query(statement)
    })
    await client.query("set session_replication_role = 'origin'")
    const found = await readGenerated(client, tenantId)
    await client.query("set client_min_messages = 'warning'; drop schema bench cascade")
    await client.query('vacuum (freeze, analyze)')
    await client.query('checkpoint')
    return found
  } finally {
    await client.end()
  }
}

async function readGenerated(client: pg.Client, tenantId: string): Promise<Generated> {
  const productId = String((await client.query('select id from products')).rows[0].id)
  const { rows } = await client.query(
    'select number from tickets where closed_at is null order by md5(number::text) limit 500',
  )
  return { tenantId, productId, numbers: rows.map(({ number }) => Number(number)) }
}

/** Indexes that no constraint needs are built once, over the finished rows. */
async function withoutIndexes(client: pg.Client, fill: () => Promise<void>) {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relname in ('tickets', 'messages', 'sla_clocks', 'worklogs', 'ledger_postings', 'ledger_lines')
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
     order by 1`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await fill()
  for (const { definition } of rows) await client.query(definition)
}

async function openDesk(appUrl: string) {
  const db = createDatabase({ url: appUrl, poolSize: 1 })
  const at = new Date('2024-01-01T12:00:00Z')
  const tenantId = newId(at)
  const passwordHash = await hashPassword(agent.password)
  try {
    await db.transaction(systemScope(tenantId), async (tx) => {
      const name = 'Mesa de medición'
      await createDesk(tx, { name, slug: 'medir', timeZone: 'America/Caracas', by: 'bench', at })
      const { email } = agent
      await createStaff(tx, { name: 'Ana Medida', email, role: 'agent', passwordHash, at })
    })
  } finally {
    await db.close()
  }
  return tenantId
}
