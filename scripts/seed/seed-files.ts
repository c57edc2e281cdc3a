import { createCursors } from '@mesa/api/cursor'
import { createReadStream } from 'node:fs'
import { createAttachmentsService } from '@mesa/api/modules/attachments/attachments.service'
import type { Database } from '@mesa/api/db/database'
import type { Storage } from '@mesa/api/outside/storage'
import type { CustomerActor } from '@mesa/shared/access/actor'
import { newId } from '@mesa/api/ids'
import {
  findAttachment,
  insertAttachment,
  type Attachment,
} from '@mesa/api/modules/attachments/attachments.repository'
import { payerOf, takeRoom } from '@mesa/api/modules/attachments/quota.service'
import { screens } from './content/screens.ts'
import { createSeedClock } from './seed-clock.ts'

export type StagedScreen = { id: string; evidence: 'screen' | 'report_config' }
export type ScreenOrder = { actor: CustomerActor; keys: string[]; at: Date }

/** Pictures take longest: so many are reduced at a time. */
const AT_A_TIME = 3
const silent = { error: () => undefined }
/** The pictures of six months wait for their cases at once. */
const limits = {
  filesQuotaBytes: 5 * 1024 ** 3,
  stagedFilesMax: Number.MAX_SAFE_INTEGER,
  stagedBytesMax: Number.MAX_SAFE_INTEGER,
}

/**
 * Uploads pictures ahead of the cases they belong to, in the order asked. `take` waits for those of
 * one order, which the replay then posts.
 */
export function stageScreens(
  orders: ScreenOrder[],
  { db, storage }: { db: Database; storage: Storage },
) {
  const clock = createSeedClock(new Date(0))
  const config = { ...limits, readsBeforeScan: true }
  // Nothing is listed here, so nobody ever sees these cursors.
  const cursors = createCursors('seed')
  const service = createAttachmentsService({ db, clock, storage, config, cursors, log: silent })
  const results = new Map<ScreenOrder, PromiseWithResolvers<StagedScreen[]>>(
    orders.map((order) => [order, Promise.withResolvers<StagedScreen[]>()]),
  )
  // Whoever takes an order sees its failure; those nobody takes any more must not end the process.
  for (const { promise } of results.values()) promise.catch(() => undefined)

  const originals = new Map<string, Promise<Attachment>>()
  const upload = async (key: string, { actor, at }: ScreenOrder) => {
    // The service reads the clock before it waits for anything.
    clock.set(at)
    const file = { name: `${key}.png`, stream: readScreen(key), isCut: () => false }
    const { id } = await service.stage(actor, file)
    const found = await db.transaction(actor, (tx) => findAttachment(tx, id), { readOnly: true })
    if (!found) throw new Error(`${key} was not kept`)
    return found.attachment
  }
  const copy = async (key: string, { actor, at }: ScreenOrder) => {
    const original = await originals.get(key)
    if (!original) throw new Error(`${key} was not uploaded`)
    return copyScreen({ db, storage }, original, { key, actor, at })
  }
  const stage = async (order: ScreenOrder): Promise<StagedScreen[]> => {
    const staged: StagedScreen[] = []
    for (const key of order.keys) {
      const isNew = !originals.has(key)
      if (isNew) originals.set(key, upload(key, order))
      const row = isNew ? await originals.get(key) : await copy(key, order)
      if (row) staged.push({ id: row.id, evidence: evidenceOf(key) })
    }
    return staged
  }
  const queue = [...orders]
  const work = async () => {
    for (let order = queue.shift(); order; order = queue.shift()) {
      const result = results.get(order)
      await stage(order).then(result?.resolve, result?.reject)
    }
  }
  const finished = Promise.all(Array.from({ length: AT_A_TIME }, work))
  return {
    take: (order: ScreenOrder): Promise<StagedScreen[]> => {
      const result = results.get(order)
      if (!result) throw new Error('these screens were not ordered')
      return result.promise
    },
    finished,
  }
}

type Copying = { key: string; actor: CustomerActor; at: Date }

/** The same picture a second time: as uploaded again, but without reducing it anew. */
async function copyScreen(
  { db, storage }: { db: Database; storage: Storage },
  original: Attachment,
  { key, actor, at }: Copying,
) {
  const id = newId(at)
  const storageKey = `${actor.tenantId}/${id}`
  await storage.write(storageKey, readScreen(key))
  const { thumbnailKey: reducedKey } = original
  const thumbnailKey = reducedKey === null ? null : `${storageKey}.webp`
  if (reducedKey !== null) await storage.write(`${storageKey}.webp`, await storage.read(reducedKey))
  const chargedTo = payerOf(actor)
  const own = { id, storageKey, thumbnailKey, uploadedBy: actor.userId, chargedTo, createdAt: at }
  const row = { ...original, ...own }
  await db.transaction(actor, async (tx) => {
    await takeRoom(tx, row, limits)
    await insertAttachment(tx, row)
  })
  return { id }
}

function screenOf(key: string) {
  const screen = screens.find((one) => one.key === key)
  if (!screen) throw new Error(`there is no screen ${key}`)
  return screen
}

const readScreen = (key: string) =>
  createReadStream(new URL(`./screens/${screenOf(key).file}`, import.meta.url))

const evidenceOf = (key: string) => screenOf(key).evidence
