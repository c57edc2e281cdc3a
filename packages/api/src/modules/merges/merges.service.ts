import type { MergeBody } from '@mesa/shared/wire/reviews.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database } from '../../db/database.ts'
import { viewTicket } from '../tickets/ticket-views.service.ts'
import { mergeTicket } from './merge.service.ts'
import { unmergeTicket } from './unmerge.service.ts'

export type MergesService = ReturnType<typeof createMergesService>

export const createMergesService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /** A ticket that is a reply to another case becomes part of it (IN-6). */
  merge: (actor: Caller, ref: string, body: MergeBody): Promise<TicketView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const ticket = await mergeTicket(tx, { ref, actor, at, ...body })
      return viewTicket(tx, actor, { ticket, now: at })
    }),

  /** Undoes it, for 24 hours. */
  unmerge: (actor: Caller, ref: string): Promise<TicketView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const ticket = await unmergeTicket(tx, { ref, actor, at })
      return viewTicket(tx, actor, { ticket, now: at })
    }),
})
