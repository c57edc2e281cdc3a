import type { Channel } from '@mesa/shared/wire/vocabulary.schema'
import type { Caller, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { entitlementContracts } from '../contracts/contracts.service.ts'
import * as intake from './intake.repository.ts'

/** For whom a case is opened, and by which channel it came. */
export type Place = { organizationId: string; requesterId: string; channel: Channel }
type Asked = {
  productId: string
  organizationId?: string | undefined
  requesterId?: string | undefined
  channel?: Channel | undefined
}

export async function placeFor(tx: Tx, actor: Caller, asked: Asked): Promise<Place> {
  refuseForeign(actor, asked.organizationId)
  switch (actor.kind) {
    case 'customer':
      return {
        organizationId: asked.organizationId ?? (await ownOrganization(tx, actor, asked.productId)),
        requesterId: actor.userId,
        channel: 'portal',
      }
    case 'api_key':
      return onBehalf(tx, {
        ...asked,
        organizationId: actor.organizationId ?? asked.organizationId,
        channel: asked.channel ?? 'api',
      })
    case 'staff':
    case 'system':
      return onBehalf(tx, { ...asked, channel: asked.channel ?? 'phone' })
  }
}

/** Another organization answers as one that does not exist, never as if it had not been named (A17). */
function refuseForeign(actor: Caller, organizationId: string | undefined) {
  if (organizationId === undefined) return
  const isForeign =
    actor.kind === 'customer'
      ? !actor.memberships.some((one) => one.organizationId === organizationId)
      : actor.kind === 'api_key' && (actor.organizationId ?? organizationId) !== organizationId
  if (isForeign) throw new AppError('not_found')
}

/** Somebody of several organizations who names none acts for the first whose contracts name the product. */
async function ownOrganization(
  tx: Tx,
  actor: Caller & { kind: 'customer' },
  productId: string,
): Promise<string> {
  const [first, ...others] = actor.memberships.map((one) => one.organizationId)
  if (first === undefined) throw new AppError('not_allowed')
  if (others.length === 0) return first
  for (const organizationId of [first, ...others]) {
    const contracts = await entitlementContracts(tx, organizationId)
    if (contracts.some((contract) => contract.productIds.includes(productId))) return organizationId
  }
  return first
}

async function onBehalf(
  tx: Tx,
  { organizationId, requesterId, channel }: Asked & { channel: Channel },
): Promise<Place> {
  if (organizationId === undefined)
    throw new AppError('malformed', { errors: [{ path: 'organizationId', code: 'required' }] })
  const requester =
    requesterId === undefined
      ? await intake.findKeyUser(tx, organizationId)
      : await intake.findMember(tx, { organizationId, userId: requesterId })
  if (!requester) throw new AppError('not_found')
  return { organizationId, requesterId: requester.id, channel }
}
