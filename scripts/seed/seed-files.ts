import { createReadStream } from 'node:fs'
import { createAttachmentsService } from '@mesa/api/modules/attachments/attachments.service'
import type { Database } from '@mesa/api/db/database'
import type { Storage } from '@mesa/api/outside/storage'
import type { CustomerActor } from '@mesa/shared/access/actor'
import { screens } from './content/screens.ts'
import { createSeedClock } from './seed-clock.ts'

export type StagedScreen = { id: string; evidence: 'screen' | 'report_config' }
export type ScreenOrder = { actor: CustomerActor; keys: string[]; at: Date }

/** Pictures take longest: so many are reduced at a time. */
const AT_A_TIME = 3

/**
 * Uploads pictures ahead of the cases they belong to, in the order asked. `take` waits for those of
 * one order, which the replay then posts.
 */
export function stageScreens(
  orders: ScreenOrder[],
  { db, storage }: { db: Database; storage: Storage },
) {
  const clock = createSeedClock(new Date(0))
  const attachments = createAttachmentsService({ db, clock, storage })
  const results = new Map<ScreenOrder, PromiseWithResolvers<StagedScreen[]>>(
    orders.map((order) => [order, Promise.withResolvers<StagedScreen[]>()]),
  )
  // Whoever takes an order sees its failure; those nobody takes any more must not end the process.
  for (const { promise } of results.values()) promise.catch(() => undefined)

  const stage = async ({ actor, keys, at }: ScreenOrder): Promise<StagedScreen[]> => {
    const staged: StagedScreen[] = []
    for (const key of keys) {
      const screen = screens.find((one) => one.key === key)
      if (!screen) throw new Error(`there is no screen ${key}`)
      const stream = createReadStream(new URL(`./screens/${screen.file}`, import.meta.url))
      // The service reads the clock before it waits for anything.
      clock.set(at)
      const { id } = await attachments.stage(actor, { name: screen.file, stream })
      staged.push({ id, evidence: screen.evidence })
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
