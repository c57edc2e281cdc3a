import pg from 'pg'
import { closeMonth, growLedger } from '@mesa/api/modules/hour-ledger/testing/big-ledger'
import { plantable, plants, seenBy } from '@mesa/api/modules/hour-ledger/testing/ledger-plants'
import { violationsAfter } from '@mesa/api/modules/hour-ledger/testing/tampered'
import type { FormOptions, Seen } from '../faults/form.ts'
import { start, withLedgerDesk } from './ledger-desk.ts'

const tables = Object.keys(plants).filter((table) => table.startsWith('ledger_'))

/** One column of one row of the ledger changed by a superuser, so many times: each is found (P22). */
export const ledgerTamper = ({ count, seed, say }: FormOptions): Promise<Seen> =>
  withLedgerDesk(async ({ db, url, desk }) => {
    for (const number of ['T-1', 'T-2', 'T-3', 'T-4']) {
      const at = start
      const { id } = await growLedger(db, desk, { number, postings: 250, at, on: '2026-02-10' })
      await closeMonth(db, desk, { contractId: id, month: '2026-02', at })
    }
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    // Planned without statistics, the queries of one check take minutes.
    await client.query('analyze')
    const wrong: string[] = []
    const seen = new Map<string, number>()
    const { tenantId } = desk
    const untouched = async (when: string) => {
      const found = await violationsAfter(client, { tenantId, statement: 'select 1' })
      wrong.push(...found.map((one) => `untouched ${when}, and yet ${JSON.stringify(one)}`))
    }
    try {
      await untouched('at first')
      for (let index = 0; index < count; index += 1) {
        const table = tables[index % tables.length] ?? 'ledger_postings'
        const columns = Object.entries(plants[table] ?? {})
        const turn = Math.floor(index / tables.length) % columns.length
        const [column, value] = columns[turn] ?? ['', '']
        const row = `select ctid from ${table} where ${plantable[table] ?? 'true'}
          order by md5(ctid::text || '${seed} ${index}') limit 1`
        const statement = `update ${table} set ${column} = ${value} where ctid = (${row})`
        const found = await violationsAfter(client, {
          tenantId,
          statement,
          first: seenBy[table],
        })
        if (found.length === 0) wrong.push(`${table}.${column}, change ${index}`)
        seen.set(table, (seen.get(table) ?? 0) + 1)
        if (index % 100 === 99) say(`${index + 1} changes`)
      }
      await untouched('at last')
    } finally {
      await client.end()
    }
    const figures = [...seen].map(([table, changes]): [string, number] => [table, changes])
    return { figures: [['changes', count], ...figures, ['not found', wrong.length]], wrong }
  })
