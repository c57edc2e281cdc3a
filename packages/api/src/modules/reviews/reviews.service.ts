import { can } from '@mesa/shared/access/can'
import { reviewChecks } from '@mesa/shared/ticket/review'
import type { PageQuery } from '@mesa/shared/wire/common.schema'
import type { ReviewBody, ReviewList, ReviewView } from '@mesa/shared/wire/reviews.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { Clock } from '../../clock.ts'
import type { Cursors } from '../../cursor.ts'
import type { Caller, Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { readJson } from '../../json-text.ts'
import { inboxPage } from '../tickets/ticket-queries.service.ts'
import { viewTicket } from '../tickets/ticket-views.service.ts'
import { demand, loadTicket } from '../tickets/tickets.service.ts'
import { checklistOf } from './checklist.service.ts'
import { recordReview } from './record-review.service.ts'

export type ReviewsService = ReturnType<typeof createReviewsService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

export const createReviewsService = ({ db, clock, cursors }: Deps) => ({
  /** The one inbox of intake (CL-1): what must be looked at first, then the oldest. */
  async list(actor: Caller, { limit = 50, cursor }: PageQuery): Promise<ReviewList> {
    const decision = can(actor, 'ticket.review')
    if (!decision.allowed)
      throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
    const bound = { actor, filters: { list: 'reviews' } }
    const now = clock.now()
    const keys = cursors.decode(cursor, bound)
    const { items, next } = await inboxPage(db.reader(actor), { keys, limit, now })
    const checked = readJson(items).map((item) => ({ ...item, checks: checksOfItem(item) }))
    return { items: checked, nextCursor: next && cursors.encode(next, bound) }
  },

  /** What to look at, with candidates. */
  checklist: (actor: Caller, ref: string): Promise<ReviewView> =>
    db.transaction(
      actor,
      async (tx) => {
        const ticket = await loadTicket(tx, actor, ref)
        await demand(tx, actor, { permission: 'ticket.review', ticket })
        return checklistOf(tx, ticket, clock.now())
      },
      { readOnly: true },
    ),

  /** Its result, carried out. */
  record: (actor: Caller, ref: string, body: ReviewBody): Promise<TicketView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const ticket = await recordReview(tx, { ref, actor, at, body })
      return viewTicket(tx, actor, { ticket, now: at })
    }),
})

type Item = Pick<TicketView, 'flags' | 'priorityState'>

const noFlags = { entitlement: null, evidence: false, subject: false, escalatedAt: null }
const checksOfItem = ({ flags = noFlags, priorityState }: Item) =>
  reviewChecks({ flags, priorityState })
