import { createDatabase, systemScope } from '@mesa/api/db/database'
import { newestInstant, verifyClocks } from '@mesa/api/modules/clocks/verify.service'
import { verifyInstallation } from './verify-installation.ts'

/**
 * Replays every clock of every desk (docs/design/clocks.md): rows, columns and timers against events,
 * events against the record, turns against the open time. `pnpm run clocks:verify [postgres://…]`;
 * without an address it asks the installation of the environment, running or not, as `npm run verify`
 * does: `DATABASE_URL`, else the embedded database of `MESA_DATA_DIR`. Reads only. Of each desk it
 * asks how things stand at the latest of the database's time and the newest instant that the desk
 * wrote down, which a test clock sets ahead. Ends with 1 when something differs, 2 when nothing was
 * asked.
 */
async function verifyAll(url: string): Promise<number> {
  const db = createDatabase({ url, poolSize: 1 })
  let found = 0
  try {
    const desks = await db.directory('select id, slug from tenants order by slug')
    if (desks.length === 0) {
      console.error('This database has no desk: nothing was verified.')
      return 2
    }
    for (const { id, slug } of desks) {
      const { cases, clocks, differences } = await db.transaction(
        systemScope(String(id)),
        async (tx) => verifyClocks(tx, { asOf: await newestInstant(tx) }),
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

process.exitCode = await verifyInstallation(process.argv[2], ({ url }) => verifyAll(url))
