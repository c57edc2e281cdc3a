import { Readable } from 'node:stream'
import { can } from '@mesa/shared/access/can'
import type {
  PublishedHeadsList,
  PublishedHeadsQuery,
  PublishedHeadsView,
} from '@mesa/shared/wire/published-heads.schema'
import { toPage, type Cursors } from '../../cursor.ts'
import { systemScope, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId, sha256 } from '../../ids.ts'
import type { Log } from '../../jobs/loop.ts'
import { localDateOf, startOfDay } from '../../local-date.ts'
import type { Storage } from '../../outside/storage.ts'
import { queueNotice } from '../mails/mails.service.ts'
import { currentDesk } from '../tenants/tenants.service.ts'
import { headsLetter } from './heads-letter.ts'
import { bodyText, fileText, keyOf, readBody } from './heads-body.ts'
import * as heads from './published-heads.repository.ts'

export type PublishedHeadsService = ReturnType<typeof createPublishedHeadsService>
type Config = {
  headsTo: string[]
  publicUrl: string | null
}
type Deps = { db: Database; storage: Storage; config: Config; cursors: Cursors; log: Log }

const noHash = '0'.repeat(64)
/** Files of earlier days that could not be written then. */
const daysTriedAgain = 7

export const createPublishedHeadsService = ({ db, storage, config, cursors, log }: Deps) => ({
  /**
   * Lets the heads of every chain leave the building, once per desk and day of its zone, however many
   * nodes try: a row that stands on the day before, a file beside those of the cases, and a mail to
   * each address of `MESA_HEADS_TO`. Whoever rewrites the chains later cannot reach all of them.
   */
  publishAll: async (now: Date): Promise<void> => {
    for (const { id } of await db.directory('select id from tenants')) {
      const tenantId = String(id)
      const scope = systemScope(tenantId)
      await db.transaction(scope, (tx) => publishDay(tx, { now, config, storage: storage.kind }), {
        isLong: true,
      })
      const recent = await db.transaction(
        scope,
        (tx) => heads.listNewest(tx, { before: undefined, limit: daysTriedAgain }),
        { readOnly: true },
      )
      try {
        for (const row of recent) await keepFile(storage, row)
      } catch (err) {
        log.error({ err, tenantId }, 'the heads of a day could not be kept as a file; tried again')
      }
    }
  },

  async list(actor: Caller, query: PublishedHeadsQuery): Promise<PublishedHeadsList> {
    if (!can(actor, 'audit.read').allowed) throw new AppError('not_allowed')
    const { limit = 50, cursor } = query
    const bound = { actor, filters: { list: 'published-heads' } }
    const [before] = cursors.decode(cursor, bound) ?? []
    const asked = { before: before === undefined ? undefined : String(before), limit: limit + 1 }
    const rows = await db.transaction(actor, (tx) => heads.listNewest(tx, asked), {
      readOnly: true,
    })
    return toPage(rows.map(toView), limit, (last) => cursors.encode([last.onDate], bound))
  },
})

type Publishing = { now: Date; config: Config; storage: Storage['kind'] }

async function publishDay(tx: Tx, { now, config, storage }: Publishing): Promise<void> {
  const { slug, name, timeZone, locale } = await currentDesk(tx)
  const onDate = localDateOf(now, timeZone)
  const last = await heads.findLatest(tx)
  // A test clock may have gone back: what left the building stays ahead.
  if (last && last.onDate >= onDate) return
  const before = startOfDay(onDate, timeZone)
  const sentTo = [`${storage}:${keyOf(tx.tenantId, onDate)}`, ...config.headsTo]
  const records = await heads.readRecordHeads(tx, before)
  const told = {
    format: 'mesa-heads' as const,
    version: 1 as const,
    desk: { id: tx.tenantId, slug },
    onDate,
    publishedAt: now.toISOString(),
    sentTo,
    accounts: await heads.listAccountHeads(tx),
    records: { ...records, before: before.toISOString() },
  }
  const body = bodyText(told)
  const prevHash = last?.hash ?? noHash
  const hash = sha256(prevHash + body)
  const row = await heads.insertHead(tx, {
    id: newId(now),
    onDate,
    body,
    prevHash,
    hash,
    sentTo: sentTo.join(','),
    publishedAt: now,
  })
  if (!row) return
  const link = config.publicUrl ?? 'http://localhost'
  const letter = headsLetter({ ...row, desk: name, locale, link, told })
  for (const [index, toAddress] of config.headsTo.entries())
    await queueNotice(tx, {
      ...letter,
      toAddress,
      messageId: `<heads.${tx.tenantId}.${onDate}.${index}@${new URL(link).hostname}>`,
      template: 'heads_published',
      locale,
      at: now,
    })
}

async function keepFile(storage: Storage, row: heads.PublishedHead): Promise<void> {
  const key = keyOf(row.tenantId, row.onDate)
  if (await storage.has(key)) return
  await storage.write(key, Readable.from([Buffer.from(fileText(row))]))
}

function toView(row: heads.PublishedHead): PublishedHeadsView {
  const { accounts, records } = readBody(row.body)
  return {
    id: row.id,
    onDate: row.onDate,
    publishedAt: row.publishedAt.toISOString(),
    sentTo: row.sentTo.split(','),
    accounts: accounts.length,
    chains: records.chains,
    prevHash: row.prevHash,
    hash: row.hash,
    body: row.body,
  }
}
