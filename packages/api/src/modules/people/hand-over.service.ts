import { can } from '@mesa/shared/access/can'
import type { HandOverBody, HandOverView } from '@mesa/shared/wire/organizations.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { audit } from '../audit/audit.service.ts'
import { lockOrganization } from '../organizations/organizations.service.ts'
import { refuseAbove, tellNewKeyUser, viewOf } from './members.service.ts'
import * as people from './people.repository.ts'

export type HandOverService = ReturnType<typeof createHandOverService>
type HandOver = { actor: Caller; organizationId: string; body: HandOverBody; at: Date }

export const createHandOverService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * EN-4: the role of a key user passes from one person to another in one act, so that a limit of one
   * stands in nobody's way. Decisions that are pending wait for whoever holds the role.
   */
  handOver: (actor: Caller, organizationId: string, body: HandOverBody): Promise<HandOverView> =>
    db.transaction(actor, (tx) => handOver(tx, { actor, organizationId, body, at: clock.now() })),
})

async function handOver(tx: Tx, { actor, organizationId, body, at }: HandOver) {
  if (!can(actor, 'people.manage').allowed) throw new AppError('not_allowed')
  await lockOrganization(tx, organizationId)
  const { userId, role = 'key_user', formerRole = 'requester' } = body
  const members = await people.listDirectMembers(tx, organizationId)
  const next = members.find((one) => one.userId === userId)
  if (!next) throw refusal('userId')
  const fromId = formerOf(members, { role, userId, asked: body.fromUserId })
  const view = async (id: string) => viewOf(tx, { organizationId, userId: id }, 'desk')

  if (next.role === role) return { keyUser: await view(userId), former: null }
  if (fromId !== null)
    await people.updateMembershipRole(tx, { organizationId, userId: fromId }, formerRole)
  await people.updateMembershipRole(tx, { organizationId, userId }, role)
  await refuseAbove(tx, { organizationId, role, more: 0 })
  if (fromId !== null) await refuseAbove(tx, { organizationId, role: formerRole, more: 0 })
  const act = { action: 'member.handed_over', targetType: 'user', targetId: userId }
  const details = { organizationId, role, fromUserId: fromId, formerRole }
  await audit(tx, { actor, ...act, details, at })
  await tellNewKeyUser(tx, { organizationId, userId, role, at })
  return { keyUser: await view(userId), former: fromId === null ? null : await view(fromId) }
}

type Member = Awaited<ReturnType<typeof people.listDirectMembers>>[number]
type Question = { role: Member['role']; userId: string; asked: string | undefined }

/** From whom it passes: named, or the only one who holds it; null: nobody does. */
function formerOf(members: Member[], { role, userId, asked }: Question): string | null {
  const holders = members.filter((one) => one.role === role && one.userId !== userId)
  if (asked !== undefined) {
    if (!holders.some((one) => one.userId === asked)) throw refusal('fromUserId')
    return asked
  }
  if (holders.length > 1)
    throw new AppError('malformed', { errors: [{ path: 'fromUserId', code: 'required' }] })
  return holders[0]?.userId ?? null
}

const refusal = (path: string) =>
  new AppError('reference_unknown', { errors: [{ path, code: 'not_found' }] })
