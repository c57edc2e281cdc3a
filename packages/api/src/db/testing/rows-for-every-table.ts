import { randomUUID } from 'node:crypto'
import type pg from 'pg'

export type Column = { name: string; type: string; isRequired: boolean }
export type Table = { name: string; columns: Column[]; key: string[] }
/** Whose a row is; `internal` marks what customers never see, where a table knows the word. */
export type Whose = { tenantId: string; organizationId: string; internal?: boolean }

/** Every table of a desk, as the catalogue knows it. */
export async function listTables(owner: pg.Client): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
          'isRequired', a.attnotnull and not a.atthasdef and a.attidentity = '') order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and a.attgenerated = '' and a.attidentity = '') as columns,
      (select json_agg(a.attname) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'tenants'
    order by c.relname`)
  return rows
}

/** Codes, references and triggers off, walls on: any value then makes a row. */
export async function loosen(owner: pg.Client): Promise<void> {
  await owner.query(`do $$ declare c record; begin
    for c in select conrelid::regclass as t, conname from pg_constraint
      where connamespace = 'public'::regnamespace and contype in ('c', 'f') order by contype desc
    loop execute format('alter table %s drop constraint %I', c.t, c.conname); end loop;
    for c in select distinct tgrelid::regclass as t from pg_trigger where not tgisinternal
    loop execute format('alter table %s disable trigger user', c.t); end loop;
  end $$`)
}

/** A row of a table with a value in every column that must have one, and in those that tell whose it is. */
export function rowOf({ columns }: Table, whose: Whose): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const column of columns) {
    const value = told(column, whose)
    if (value !== undefined) row[column.name] = value
    else if (column.isRequired) row[column.name] = anyValue(column)
  }
  return row
}

function told({ name }: Column, { tenantId, organizationId, internal = false }: Whose): unknown {
  switch (name) {
    case 'tenant_id':
      return tenantId
    case 'organization_id':
      return organizationId
    case 'organization_ids':
      return [organizationId]
    case 'internal':
      return internal
    case 'chain':
      return internal ? 'desk' : 'public'
    case 'kind':
      return 'customer'
    default:
      return undefined
  }
}

/** Later than every one before it: where a table has one row a day, and where a span has an end. */
let days = 0
const nextDay = () => new Date(Date.UTC(2026, 2, ++days)).toISOString().slice(0, 10)

function anyValue({ name, type }: Column): unknown {
  if (type === 'uuid') return randomUUID()
  if (type === 'uuid[]' || type === 'text[]') return []
  if (type === 'boolean') return false
  if (type === 'jsonb') return '{}'
  if (type === 'date') return nextDay()
  if (type.startsWith('timestamp')) return '2026-03-04T14:00:00Z'
  if (/^(smallint|integer|bigint|numeric)/.test(type)) return 1 + Math.floor(Math.random() * 30_000)
  if (type === 'text') return `${name} ${randomUUID()}`
  throw new Error(`rows of the walls need a value for ${name} ${type}`)
}

export async function insertRow(
  client: pg.Client,
  table: string,
  row: Record<string, unknown>,
): Promise<void> {
  const names = Object.keys(row)
  await client.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  )
}
