// One node of the ledger's sweep: told the URL in the first line and then each day's instant, it sweeps to
// the end and answers the instant. Whoever started it may kill it anywhere.
import { createInterface } from 'node:readline'
import { createDatabase } from '../../../db/database.ts'
import { createLedgerSweep } from '../ledger-sweep.service.ts'

let now = new Date(0)
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const { value: url } = (await lines.next()) as { value: string }
const db = createDatabase({ url, poolSize: 2 })
const sweep = createLedgerSweep({
  db,
  clock: { now: () => now },
  log: {
    error: (details, message) => process.stderr.write(`${message} ${JSON.stringify(details)}\n`),
  },
})
for await (const line of { [Symbol.asyncIterator]: () => lines }) {
  now = new Date(line)
  while (await sweep.sweepToEnd());
  process.stdout.write(`${line}\n`)
}
await db.close()
