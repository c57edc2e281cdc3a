import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { systemScope } from '@mesa/api/db/database'
import { createStatementFilesService } from '@mesa/api/modules/hour-ledger/statement-files.service'
import { closeMonth, growLedger, postMore } from '@mesa/api/modules/hour-ledger/testing/big-ledger'
import type { FormOptions, Seen } from '../faults/form.ts'
import { start, withLedgerDesk } from './ledger-desk.ts'
import { watchLoop, type LoopBlocks } from './loop-blocks.ts'

const formats = ['json', 'csv', 'xlsx', 'pdf'] as const
/** What the loop may work at a stretch: its thread's own CPU. */
const stretchMs = 50

/** A closed month of so many lines: what its files cost, and whether as many later postings change a byte (HR-10). */
export const ledgerStatements = ({ count, say }: FormOptions): Promise<Seen> =>
  withLedgerDesk(async ({ db, desk }) => {
    const grown = { number: 'S-1', postings: count, at: start, on: '2026-02-10' }
    const { id } = await growLedger(db, desk, grown)
    say(`${count} postings`)
    const service = createStatementFilesService({ db })
    const actor = { kind: 'system', tenantId: desk.tenantId, name: 'Mesa' } as const
    const figures: Seen['figures'] = []
    const wrong: string[] = []
    const judge = (name: string, blocks: LoopBlocks) => {
      if (blocks.cpuMs > stretchMs) wrong.push(`${name} stopped the others`)
      const { wallMs, cpuMs, idleMs } = blocks
      return `loop ${Math.round(cpuMs)} ms of CPU, ${Math.round(wallMs)} ms (idle ${Math.round(idleMs)})`
    }
    const take = async (name: string, period: { month?: string }) => {
      const hashes: string[] = []
      for (const format of formats) {
        const watched = await watchLoop()
        const before = process.memoryUsage().rss
        const began = performance.now()
        const asked = { contractId: id, period, format, locale: 'es' as const }
        const { stream } = await service.open(actor, asked)
        const { hash, bytes, rss } = await drain(stream)
        const ms = Math.round(performance.now() - began)
        const memory = Math.round((rss - before) / 1e6)
        const loop = judge(`${name} ${format}`, await watched())
        figures.push([
          `${name} ${format}`,
          `${ms} ms, ${bytes} bytes, ${loop}, memory +${memory} MB`,
        ])
        hashes.push(hash)
      }
      return hashes
    }
    await take('open', {})
    const watched = await watchLoop()
    await closeMonth(db, desk, { contractId: id, month: '2026-02', at: start })
    figures.push(['closing', judge('closing', await watched())])
    const month = { month: '2026-02' }
    const first = await take('closed', month)
    await postMore(db, desk, { contractId: id, postings: count, at: start, on: '2026-03-04' })
    await db.transaction(systemScope(desk.tenantId), async (tx) => {
      await tx.db.execute(`update organizations set name = name || ' nueva'`)
      await tx.db.execute(`update contracts set name = name || ' nuevo'`)
    })
    const second = await take('later', month)
    const changed = formats.filter((_, index) => first[index] !== second[index])
    return {
      figures: [...figures, ['files that changed', changed.length]],
      wrong: [...wrong, ...changed],
    }
  })

async function drain(stream: Readable) {
  const hash = createHash('sha256')
  let bytes = 0
  let rss = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
    rss = Math.max(rss, process.memoryUsage().rss)
  }
  return { hash: hash.digest('hex'), bytes, rss }
}
