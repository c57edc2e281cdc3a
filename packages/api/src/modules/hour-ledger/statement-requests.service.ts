import { can } from '@mesa/shared/access/can'
import type {
  StatementRequestBody,
  StatementRequestView,
} from '@mesa/shared/wire/statements.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { loadContract } from '../contracts/contracts.service.ts'
import { publish } from '../outbox/outbox.service.ts'
import { periodOf, pinAccount } from './statement-reading.service.ts'
import * as explained from './statements.repository.ts'

export type StatementRequestsService = ReturnType<typeof createStatementRequestsService>

export const createStatementRequestsService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * Has the statement sent to the asker's own address, the one they sign in with, and to no other
   * (HR-10). Mails carry no files: this one leads to the statement, behind sign-in. Errors:
   * `not_found`, `not_allowed`, `period_invalid`.
   */
  request: (actor: Caller, contractId: string, body: StatementRequestBody) =>
    db.transaction(actor, (tx) => request(tx, actor, { contractId, body, at: clock.now() })),
})

type Request = { contractId: string; body: StatementRequestBody; at: Date }

async function request(tx: Tx, actor: Caller, { contractId, body, at }: Request) {
  const { organizationId } = await loadContract(tx, actor, { id: contractId })
  const { allowed } = can(actor, 'statement.request', { organizationId })
  if (!allowed || !('userId' in actor)) throw new AppError('not_allowed')
  const pin = await pinAccount(tx, contractId)
  await periodOf(tx, pin, body)
  const address = await explained.findAddress(tx, actor.userId)
  if (address === undefined) throw new AppError('not_allowed')
  const { from = null, to = null, month = null, format } = body
  await publish(tx, {
    type: 'statement.requested',
    payload: {
      userId: actor.userId,
      contractId,
      contract: `${pin.contract.number} ${pin.contract.name}`,
      from,
      to,
      month,
      format,
    },
    organizationId,
    at,
  })
  const view: StatementRequestView = {
    contractId,
    sentTo: address,
    from,
    to,
    month,
    format,
    requestedAt: at.toISOString(),
  }
  return view
}
