import { createDatabase, systemScope } from '@mesa/api/db/database'
import { verifyClocks } from '@mesa/api/modules/clocks/verify.service'

/**
 * Replays every clock of every desk (docs/design/clocks.md): rows, columns and timers against events,
 * events against the record, turns against the open time. `pnpm run clocks:verify [postgres://…]`, or
 * `DATABASE_URL`; reads only, by the system's clock. Ends with 1 when something differs, 2 when
 * nothing was asked.
 */
async function main(url: string | undefined): Promise<number> {
  if (!url) {
    console.error('Give the database: pnpm run clocks:verify postgres://…, or DATABASE_URL.')
    return 2
  }
  const db = createDatabase({ url, poolSize: 1 })
  let found = 0
  try {
    const desks = await db.directory('select id, slug, now() as now from tenants order by slug')
    if (desks.length === 0) {
      console.error('This database has no desk: nothing was verified.')
      return 2
    }
    for (const { id, slug, now } of desks) {
      const { cases, clocks, differences } = await db.transaction(
        systemScope(String(id)),
        (tx) => verifyClocks(tx, { asOf: now as Date }),
        { isolation: 'repeatable read', readOnly: true, isLong: true },
      )
      found += differences.length
      const result =
        differences.length === 0 ? '0 differences' : `${differences.length} DIFFERENCES`
      console.log(`${String(slug)}: ${cases} cases, ${clocks} clocks, ${result}`)
      for (const { ticketId, check, where, detail } of differences) {
        console.log(`  ${check} ${ticketId} ${where}: ${detail}`)
      }
    }
  } finally {
    await db.close()
  }
  return found === 0 ? 0 : 1
}

process.exitCode = await main(process.argv[2] ?? process.env['DATABASE_URL'])
