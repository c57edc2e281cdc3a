import { createHash } from 'node:crypto'
import { Transform, type Readable } from 'node:stream'
import type pg from 'pg'
import { BackupRefused } from './archive-format.ts'
import { copyOut, countLines } from './copy-streams.ts'

/** A table as it is copied: generated columns and transaction numbers are made anew. */
export type CopiedTable = { name: string; columns: string[]; order: string[]; needs: string[] }

const catalogue = `
  select c.relname as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
      and not a.attisdropped and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype) as columns,
    (select array_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
        order by array_position(i.indkey::int2[], a.attnum))
      from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
      where i.indrelid = c.oid and i.indisprimary) as "order",
    array(select distinct f.confrelid::regclass::text from pg_constraint f
      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`

/** How values are worded, whatever the server's own settings: equal rows are equal bytes. */
const settings = `select set_config(name, value, false) from (values ('datestyle', 'ISO, YMD'),
  ('timezone', 'UTC'), ('intervalstyle', 'iso_8601'), ('extra_float_digits', '1'), ('bytea_output', 'hex'),
  ('client_encoding', 'UTF8'), ('search_path', 'public'), ('statement_timeout', '0'), ('app.kind', 'system'),
  ('app.user_id', ''), ('app.organization_ids', ''), ('app.tenant_id', '00000000-0000-0000-0000-000000000000'),
  ('idle_in_transaction_session_timeout', '0')) s (name, value)`

export const wordPlainly = (client: pg.Client) => client.query(settings)

/** Every table, those that others refer to first. */
export async function listCopiedTables(client: pg.Client): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(catalogue)
  const sorted: CopiedTable[] = []
  const left = new Map(rows.map((table) => [table.name, table]))
  while (left.size > 0) {
    const free = [...left.values()].filter(({ needs }) => !needs.some((name) => left.has(name)))
    if (free.length === 0)
      throw new BackupRefused(`Tables refer to each other in a ring: ${[...left.keys()].join()}`)
    for (const table of free) left.delete(table.name)
    sorted.push(...free)
  }
  return sorted
}

export const listDesks = async (client: pg.Client): Promise<string[]> =>
  (await client.query<{ id: string }>('select id from tenants order by id')).rows.map(
    ({ id }) => id,
  )

export const listApplied = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ has: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as has`,
  )
  if (!rows[0]?.has) return []
  const text = 'select name from drizzle.__drizzle_migrations order by name'
  return (await client.query<{ name: string }>(text)).rows.map(({ name }) => name)
}

type Asked = { table: CopiedTable; desks: string[] }

/**
 * The rows of a table as text, one a line, desk by desk in the order of the primary key. The walls hold
 * for the owner of the tables too, so each desk is asked in its own name.
 */
export async function* rowsOf(client: pg.Client, { table, desks }: Asked): AsyncGenerator<Buffer> {
  const { name, columns, order } = table
  const desk = name === 'tenants' ? 'id' : 'tenant_id'
  for (const id of desks) {
    await client.query(`select set_config('app.tenant_id', $1, false)`, [id])
    const listed = columns.map((column) => `"${column}"`).join(', ')
    yield* copyOut(
      client,
      `copy (select ${listed} from public.${name} where ${desk} = ${client.escapeLiteral(id)}
        order by ${order.join(', ')}) to stdout`,
    ) as AsyncIterable<Buffer>
  }
}

/** Passes rows on, counting and hashing them. */
export function rowMeter() {
  const hash = createHash('sha256')
  let rows = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      rows += countLines(chunk)
      done(null, chunk)
    },
  })
  return { meter, result: () => ({ rows, sha256: hash.digest('hex') }) }
}

/** Rows and hash of a table as it stands in a database. */
export async function measure(client: pg.Client, asked: Asked) {
  const { meter, result } = rowMeter()
  const drain = (async () => {
    for await (const _ of meter as Readable);
  })()
  for await (const chunk of rowsOf(client, asked)) meter.write(chunk)
  meter.end()
  await drain
  return result()
}
