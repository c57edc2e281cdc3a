import type {
  WorklogBody,
  WorklogCorrectionBody,
  WorklogPreviewBody,
  WorklogPreviewView,
  WorklogView,
} from '@mesa/shared/wire/worklogs.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database } from '../../db/database.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { demand, loadTicket } from '../tickets/tickets.service.ts'
import { correctWork } from './corrections.service.ts'
import { logWork } from './log-work.service.ts'
import { previewWork } from './preview-work.service.ts'
import { caseStateOf } from './work-rules.service.ts'
import { toViews } from './worklog-views.service.ts'
import * as worklogs from './worklogs.repository.ts'

export type WorklogsService = ReturnType<typeof createWorklogsService>
type Deps = { db: Database; clock: Clock }
type WorklogPage = { after: { createdAt: Date; id: string } | undefined; limit: number }

export const createWorklogsService = ({ db, clock }: Deps) => ({
  /**
   * Always recorded (HR-5): what does not fit is uncharged. Errors: `work_in_future`, `month_closed`,
   * `reference_unknown`, `entry_id_reused`.
   */
  log: (actor: Caller, ref: string, body: WorklogBody): Promise<WorklogView> =>
    db.transaction(actor, (tx) => logWork(tx, actor, { ref, body, at: clock.now() })),

  /** What an entry would charge now; nothing is stored. */
  preview: (actor: Caller, ref: string, body: WorklogPreviewBody): Promise<WorklogPreviewView> =>
    db.transaction(actor, (tx) => previewWork(tx, actor, { ref, body, at: clock.now() }), {
      readOnly: true,
    }),

  /**
   * Gives back what an entry charged and posts it anew, or not at all. Errors: `already_corrected`,
   * `month_closed`, `work_in_future`, `reference_unknown`, `entry_id_reused`.
   */
  correct: (actor: Caller, id: string, body: WorklogCorrectionBody): Promise<WorklogView> =>
    db.transaction(actor, (tx) => correctWork(tx, actor, { id, body, at: clock.now() })),

  /** Newest first; one row more than `limit`, which tells that there is another page. */
  list: (actor: Caller, ref: string, { after, limit }: WorklogPage): Promise<WorklogView[]> =>
    db.transaction(
      actor,
      async (tx) => {
        const ticket = await loadTicket(tx, actor, ref)
        await demand(tx, actor, { permission: 'worklog.read', ticket })
        const { policy } = await policyInForce(tx)
        const state = await caseStateOf(tx, ticket, { policy, forUpdate: false })
        const page = { ticketId: ticket.id, before: after, limit: limit + 1 }
        const rows = await worklogs.listWorklogs(tx, page)
        return toViews(tx, { rows, ticket, state, actor })
      },
      { readOnly: true },
    ),
})
