import { can } from '@mesa/shared/access/can'
import { isAnnouncedLate } from '@mesa/shared/intake/priority'
import type {
  CriticalWindowBody,
  CriticalWindowView,
} from '@mesa/shared/wire/critical-windows.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import { demand, findOrganization, reach } from '../organizations/organizations.service.ts'
import { publish } from '../outbox/outbox.service.ts'
import { findProduct } from '../products/products.service.ts'
import { eventActor } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as windows from './critical-windows.repository.ts'

export type CriticalWindowsService = ReturnType<typeof createCriticalWindowsService>

const dayMs = 86_400_000
const lengthDaysMax = 92
const aheadDaysMax = 400

type Page = {
  organizationId: string | undefined
  open: boolean | undefined
  after: { startsAt: Date; id: string } | undefined
  limit: number
}

export const createCriticalWindowsService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * A customer announces hours in which nothing may fail (IN-10). Errors: `rule_off` where the
   * rulebook knows no priority, `period_invalid`, `reference_unknown` for the product.
   */
  announce: (actor: Caller, body: CriticalWindowBody): Promise<CriticalWindowView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const organizationId = organizationOf(actor, body.organizationId)
      demand(actor, 'critical_window.announce', organizationId)
      await reach(tx, organizationId)
      const { policy } = await policyInForce(tx)
      if (policy.intake.priorityReasons.length === 0) throw new AppError('rule_off')
      const { startsAt, endsAt } = periodOf(body, at)
      const product =
        body.productId === undefined ? undefined : await findProduct(tx, body.productId)
      if (body.productId !== undefined && (!product || product.retired))
        throw new AppError('reference_unknown', {
          errors: [{ path: 'productId', code: 'not_found' }],
        })
      const { calendar } = await deskCalendar(tx)
      const who = eventActor(actor, organizationId)
      const row = {
        id: newId(at),
        organizationId,
        productId: product?.id ?? null,
        reason: body.reason,
        startsAt,
        endsAt,
        announcedBy: who.name,
        announcedById: who.id,
        announcedAt: at,
        isLate: isAnnouncedLate(
          {
            announcedOn: calendar.dateOf(at.getTime()),
            startsOn: calendar.dateOf(startsAt.getTime()),
          },
          policy.intake.criticalWindowNoticeDays,
        ),
      }
      await windows.insertWindow(tx, row)
      await tell(tx, { type: 'window.announced', row, who, at })
      return onlyView(tx, actor, { id: row.id, now: at })
    }),

  /** It is needed no more; what was opened in it stays a priority. Error: `already_decided`. */
  cancel: (actor: Caller, id: string): Promise<CriticalWindowView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const found = await windows.findWindow(tx, id)
      if (!found) throw new AppError('not_found')
      const { row } = found
      demandCancel(actor, row)
      if (row.endsAt <= at) throw new AppError('already_decided')
      const who = eventActor(actor, row.organizationId)
      if (!(await windows.cancelWindow(tx, id, { at, by: who.name })))
        throw new AppError('already_decided')
      await tell(tx, { type: 'window.cancelled', row, who, at })
      return onlyView(tx, actor, { id, now: at })
    }),

  /** The one that begins first before the others; one more than `limit`, which tells of another page. */
  list: (actor: Caller, page: Page): Promise<CriticalWindowView[]> =>
    db.transaction(
      actor,
      async (tx) => {
        const now = clock.now()
        const { organizationId, limit, ...rest } = page
        demand(actor, 'critical_window.read', organizationId)
        if (organizationId !== undefined) await reach(tx, organizationId)
        const organizationIds = organizationId === undefined ? reachOf(actor) : [organizationId]
        const asked = { ...rest, organizationIds, now, limit: limit + 1 }
        const rows = await windows.listWindows(tx, asked)
        return rows.map((found) => toView(actor, found, now))
      },
      { readOnly: true },
    ),
})

/** Undefined: the whole desk. */
function reachOf(actor: Caller): string[] | undefined {
  if (actor.kind === 'customer') return actor.memberships.map((one) => one.organizationId)
  if (actor.kind === 'api_key' && actor.organizationId !== null) return [actor.organizationId]
  return undefined
}

/** Somebody of one organization need not name it; another's answers as one that does not exist. */
function organizationOf(actor: Caller, asked: string | undefined): string {
  const own = reachOf(actor)
  if (asked !== undefined) {
    if (own && !own.includes(asked)) throw new AppError('not_found')
    return asked
  }
  const [first, ...others] = own ?? []
  if (first === undefined || others.length > 0)
    throw new AppError('malformed', { errors: [{ path: 'organizationId', code: 'required' }] })
  return first
}

function periodOf(body: CriticalWindowBody, at: Date) {
  const [startsAt, endsAt] = [new Date(body.startsAt), new Date(body.endsAt)]
  const refuse = (path: string, code: 'interval_reversed' | 'too_small' | 'too_large'): never => {
    throw new AppError('period_invalid', { errors: [{ path, code }] })
  }
  if (endsAt <= startsAt) refuse('endsAt', 'interval_reversed')
  if (endsAt <= at) refuse('endsAt', 'too_small')
  if (startsAt.getTime() > at.getTime() + aheadDaysMax * dayMs) refuse('startsAt', 'too_large')
  if (endsAt.getTime() - startsAt.getTime() > lengthDaysMax * dayMs) refuse('endsAt', 'too_large')
  return { startsAt, endsAt }
}

const mayCancel = (actor: Caller, { organizationId, announcedById }: windows.Window) =>
  can(actor, 'critical_window.cancel', {
    organizationId,
    ...(announcedById !== null && { requesterId: announcedById }),
  })

function demandCancel(actor: Caller, row: windows.Window) {
  const decision = mayCancel(actor, row)
  if (decision.allowed) return
  if (decision.reason === 'not_your_organization') throw new AppError('not_found')
  throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}

type Told = {
  type: 'window.announced' | 'window.cancelled'
  row: windows.NewWindow
  who: { id: string | null; name: string }
  at: Date
}

/** The desk prepares for it: who leads the account is told. */
async function tell(tx: Tx, { type, row, who, at }: Told) {
  const organization = await findOrganization(tx, row.organizationId)
  await publish(tx, {
    type,
    payload: {
      windowId: row.id,
      reason: row.reason,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      isLate: row.isLate,
      accountLeadId: organization?.accountLeadId ?? null,
      organizationName: organization?.name ?? null,
      actorId: who.id,
      actorName: who.name,
    },
    organizationId: row.organizationId,
    internal: false,
    at,
  })
}

async function onlyView(tx: Tx, actor: Caller, { id, now }: { id: string; now: Date }) {
  const found = await windows.findWindow(tx, id)
  if (!found) throw new Error('a window was stored and is gone')
  return toView(actor, found, now)
}

const toView = (
  actor: Caller,
  { row, organization, product }: windows.NamedWindow,
  now: Date,
): CriticalWindowView => ({
  id: row.id,
  organizationId: row.organizationId,
  productId: row.productId,
  reason: row.reason,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  announcedBy: { id: row.announcedById, name: row.announcedBy },
  announcedAt: row.announcedAt.toISOString(),
  isLate: row.isLate,
  cancelledAt: row.cancelledAt?.toISOString() ?? null,
  cancelledBy: row.cancelledBy,
  names: { organization, product },
  canCancel: row.cancelledAt === null && row.endsAt > now && mayCancel(actor, row).allowed,
})
