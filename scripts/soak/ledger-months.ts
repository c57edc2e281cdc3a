import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '@mesa/api/db/database'
import { migrate } from '@mesa/api/db/migrate'
import { hashPassword } from '@mesa/api/modules/identity/passwords'
import { runLedgerMonths } from '@mesa/api/modules/ledger-sweep/testing/run-ledger-months'
import { createBaseDesk } from '@mesa/api/testing/base-desk'
import type { FormOptions, Seen } from '../faults/form.ts'
import { startOwnDatabase } from './killable-database.ts'

const contracts = 200
const killShare = 0.15
const worksPerDay = 8

/** So many months of 200 contracts, three sweepers at once and killed, each day against paper (P8). */
export async function ledgerMonths({ count, seed, say }: FormOptions): Promise<Seen> {
  const directory = await mkdtemp(join(tmpdir(), 'mesa-soak-'))
  const database = await startOwnDatabase(join(directory, 'database'))
  try {
    await migrate(database.url)
    const desk = await prepare(database.url)
    const days = Math.round((count * 365.25) / 12)
    const options = { url: database.url, desk, contracts, days, seed, killShare, worksPerDay, say }
    const { wrong, ...seen } = await runLedgerMonths(options)
    return {
      figures: [
        ['contracts', contracts],
        ['days', days],
        ['kill -9 of one of three sweepers', seen.kills],
        ['lots', seen.lots],
        ['postings', seen.postings],
        ['entries of work', seen.works],
        ['comparisons of a contract with its paper', seen.comparisons],
        ['differences, and violations of I1–I12', wrong.length],
      ],
      wrong,
    }
  } finally {
    await database.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

async function prepare(url: string) {
  const db = createDatabase({ url, poolSize: 1 })
  try {
    const at = new Date('2025-12-31T16:00:00.000Z')
    const desk = await createBaseDesk(db, {
      at,
      passwordHash: await hashPassword('correcto-caballo-47'),
    })
    return {
      tenantId: desk.tenantId,
      organizationId: desk.organizations.a.id,
      productId: desk.product.id,
    }
  } finally {
    await db.close()
  }
}
