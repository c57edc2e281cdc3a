import type { SeedContext } from '@mesa/api/start/demo-desk'
import pg from 'pg'

/** Any number that other programs on the database do not use: one seeder at a time. */
const SEED_LOCK = 7_203_119

/**
 * The owner's connection, which keeps other starts waiting. A desk under its unfinished name is what
 * a killed seed left: nobody can have signed in to it, so it may go, history and all.
 */
export async function lockSeed({ ownerUrl, storage }: Pick<SeedContext, 'ownerUrl' | 'storage'>) {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'mesa-seed' })
  await client.connect()
  await client.query('select pg_advisory_lock($1)', [SEED_LOCK])

  return {
    listDesks: async () =>
      (await client.query<{ id: string; slug: string }>('select id, slug from tenants')).rows,

    /** One desk with everything of it; the others are not touched. */
    async removeDesk(id: string) {
      const { rows } = await client.query<{ name: string }>(
        `select quote_ident(table_name) as name from information_schema.columns
         where table_schema = 'public' and column_name = 'tenant_id'
           and table_name in (select tablename from pg_tables where schemaname = 'public')`,
      )
      const tables = [...rows.map(({ name }) => name), 'tenants']
      await client.query('begin')
      // History refuses to be deleted; here there is none that anybody made. Walls hold owners as well.
      for (const table of tables)
        await client.query(`alter table ${table} disable trigger user, no force row level security`)
      // One statement, whose end is when references are looked at.
      const deletions = rows.map(
        ({ name }, index) => `d${index} as (delete from ${name} where tenant_id = $1)`,
      )
      await client.query(`with ${deletions.join(', ')} delete from tenants where id = $1`, [id])
      for (const table of tables)
        await client.query(`alter table ${table} enable trigger user, force row level security`)
      await client.query('commit')
      for (const key of await storage.listOlderThan(id, 0)) await storage.remove(key)
    },

    release: () => client.end(),
  }
}
