import type pg from 'pg'
import { asOwner } from './mirror-rows.ts'

type Policy = { table: string; name: string; command: string; using: string; check: string | null }
/** Every policy of a table, so that it can be put back. */
async function policiesOf(client: pg.Client, table: string): Promise<Policy[]> {
  const { rows } = await client.query<Policy>(
    `select tablename as table, policyname as name, cmd as command, qual as using,
       with_check as check from pg_policies where schemaname = 'public' and tablename = $1`,
    [table],
  )
  return rows
}

/** Replaces every policy of a table by one that lets everything through. */
async function openTable(client: pg.Client, table: string): Promise<Policy[]> {
  const policies = await policiesOf(client, table)
  for (const { name } of policies) await client.query(`drop policy "${name}" on ${table}`)
  await client.query(`create policy everything on ${table} using (true) with check (true)`)
  return policies
}

/**
 * Runs work while one table of a TEST database has no wall of row-level security, and puts the wall
 * back. The proof that the tests would notice (docs/security.md, Walls removed on purpose).
 */
export const withoutPolicyOf = <Result>(
  ownerUrl: string,
  table: string,
  work: () => Promise<Result>,
): Promise<Result> =>
  asOwner(ownerUrl, async (client) => {
    const policies = await openTable(client, table)
    try {
      return await work()
    } finally {
      await client.query(`drop policy everything on ${table}`)
      for (const { name, command, using, check } of policies)
        await client.query(
          `create policy "${name}" on ${table} for ${command}
           ${using ? `using (${using})` : ''} ${check ? `with check (${check})` : ''}`,
        )
    }
  })
