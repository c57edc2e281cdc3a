import { createDatabase, systemScope, type Database } from '@mesa/api/db/database'
import { startThrowaway } from '@mesa/api/db/embedded'
import { seededRandom } from '@mesa/api/testing/faults/seeded-random'
import { askRows, type FormOptions, type Seen } from './form.ts'

const scope = systemScope('01938f2e-7b1a-7c00-8000-1234567890ab')
const atOnce = 4

/** Pairs of transactions that lock A,B and B,A, through the transactions of the product (F05). */
export async function deadlocks({ count, seed, say }: FormOptions): Promise<Seen> {
  const server = await startThrowaway(() => {})
  const random = seededRandom(seed)
  try {
    await askRows(server.url, `alter database mesa set deadlock_timeout = '5ms'`)
    await askRows(server.url, 'create table pairs (name int primary key, times int default 0)')
    await askRows(server.url, 'insert into pairs select generate_series(1, 8)')
    const nodes = [1, 2].map(() => createDatabase({ url: server.url, poolSize: 6 }))
    let attempts = 0
    const refused: string[] = []
    let effects = 0
    const take = async (db: Database, names: number[]) => {
      try {
        await db.transaction(scope, async (tx) => {
          attempts += 1
          for (const name of names)
            await tx.db.execute(`update pairs set times = times + 1 where name = ${name}`)
        })
        effects += 2
      } catch (error) {
        refused.push((error as { code?: string }).code ?? String(error))
      }
    }
    const run = async () => {
      for (let pair = 0; pair < count / atOnce; pair++) {
        const one = 1 + Math.floor(random() * 8)
        const other = 1 + ((one + Math.floor(random() * 7)) % 8)
        await Promise.all([take(nodes[0]!, [one, other]), take(nodes[1]!, [other, one])])
        if (pair % 250 === 249) say(`${(pair + 1) * atOnce} of ${count} pairs`)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, run))
    await Promise.all(nodes.map((db) => db.close()))
    const [row] = await askRows(server.url, 'select sum(times)::int as n from pairs')
    const stored = Number(row?.['n'])
    const hard = refused.filter((code) => code !== 'unavailable')
    return {
      figures: [
        ['pairs', count],
        ['transactions begun again', attempts - count * 2],
        ['refused with 503 after three tries', refused.length - hard.length],
        ['effects', stored],
      ],
      wrong: [
        ...hard,
        ...(stored === effects ? [] : [`${stored} effects, ${effects} acknowledged`]),
      ],
    }
  } finally {
    await server.stop()
  }
}
