import { can } from '@mesa/shared/access/can'
import type { CourseRequestBody } from '@mesa/shared/wire/trainings.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { courseTexts } from '../../locales/course-texts.ts'
import { openInside } from '../intake/intake.service.ts'
import { findProduct } from '../products/products.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { currentDesk } from '../tenants/tenants.service.ts'

export type CourseRequestsService = ReturnType<typeof createCourseRequestsService>
type Asked = { actor: Caller; body: CourseRequestBody; at: Date }

export const createCourseRequestsService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * EN-7: who is not trained asks for the course. It is a consulting case, so contract, standing and
   * places are judged as for any; only the training it asks for is not.
   */
  ask: (actor: Caller, body: CourseRequestBody): Promise<TicketView> =>
    db.transaction(actor, (tx) => ask(tx, { actor, body, at: clock.now() })),
})

async function ask(tx: Tx, { actor, body, at }: Asked): Promise<TicketView> {
  const decision = can(actor, 'ticket.open')
  if (!decision.allowed)
    throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
  const { policy } = await policyInForce(tx)
  if (policy.entitlement.training === 'off') throw new AppError('rule_off')
  const { organizationId } = body
  const isOwn =
    actor.kind === 'customer' &&
    (organizationId === undefined ||
      actor.memberships.some((one) => one.organizationId === organizationId))
  if (actor.kind === 'customer' && !isOwn) throw new AppError('not_found')
  const [product, desk] = await Promise.all([findProduct(tx, body.productId), currentDesk(tx)])
  const module = product?.modules.find((one) => !one.retired)
  if (!product || product.retired || !module)
    throw new AppError('reference_unknown', { errors: [{ path: 'productId', code: 'not_found' }] })
  const words = courseTexts[desk.locale]
  const lines = [
    `**${words.people}** ${body.people}`,
    ...(body.preferredDates === undefined ? [] : [`**${words.dates}** ${body.preferredDates}`]),
    ...(body.note === undefined ? [] : [body.note]),
  ]
  return openInside(tx, {
    actor,
    at,
    course: true,
    body: {
      type: 'consulting',
      productId: product.id,
      module: module.name,
      summary: words.summary(product.name).slice(0, 160),
      body: lines.join('\n\n'),
      confirmNotDuplicate: true,
      ...(organizationId !== undefined && { organizationId }),
    },
  })
}
