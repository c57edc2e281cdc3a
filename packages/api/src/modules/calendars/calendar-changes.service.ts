import type { Actor } from '@mesa/shared/access/actor'
import type { PatchCalendarBody } from '@mesa/shared/wire/calendars.schema'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { etagOfContent, refuseOther } from '../../etag.ts'
import { newId } from '../../ids.ts'
import { audit } from '../audit/audit.service.ts'
import { eventActor } from '../record/record.service.ts'
import * as admin from './calendar-admin.repository.ts'
import * as views from './calendar-views.repository.ts'
import * as repository from './calendars.repository.ts'
import { calendarForCase } from './calendars.service.ts'

type Act = { actor: Actor; at: Date }
type Change = Act & { body: PatchCalendarBody; ifMatch: string | undefined }

/** Changes what a calendar is called and who it is for, in the caller's transaction. */
export async function changeCalendar(tx: Tx, id: string, change: Change): Promise<void> {
  const { body, ifMatch, actor, at } = change
  const isMove = body.isDefault === true || body.retired === true
  const locked = isMove ? await admin.lockWithDefault(tx, id) : [await admin.lockCalendar(tx, id)]
  const calendar = locked.find((one) => one?.id === id)
  if (!calendar) throw new AppError('not_found')
  const { name, holidayCountry, isDefault, retiredAt } = calendar
  refuseOther(ifMatch, etagOfContent([name, holidayCountry, isDefault, retiredAt !== null]))
  if (body.retired) await refuseUsed(tx, calendar)
  const isRetired = body.retired ?? retiredAt !== null
  if (body.isDefault && isRetired)
    throw new AppError('reference_unknown', { errors: [{ path: 'isDefault', code: 'not_found' }] })
  const others = locked.filter((one) => one?.isDefault && one.id !== id)
  if (body.isDefault) {
    for (const other of others)
      if (other) await admin.updateCalendar(tx, other.id, { isDefault: false })
  }
  await admin.updateCalendar(tx, id, {
    ...(body.name !== undefined && { name: body.name }),
    ...(body.holidayCountry !== undefined && { holidayCountry: body.holidayCountry }),
    ...(body.isDefault && { isDefault: true }),
    ...(body.retired !== undefined && { retiredAt: body.retired ? (retiredAt ?? at) : null }),
  })
  if (body.isDefault && !isDefault) {
    await followAssignment(tx, { actor, at, assignedTo: 'desk', assignedId: null, calendarId: id })
  }
  const act = { actor, action: 'calendar.changed', targetType: 'calendar', targetId: id, at }
  await audit(tx, { ...act, details: { name: body.name ?? name, ...body } })
}

async function refuseUsed(tx: Tx, { id, isDefault }: admin.Calendar): Promise<void> {
  const usedBy = await views.findUsers(tx, id)
  if (!isDefault && usedBy.organizations.length === 0 && usedBy.contracts.length === 0) return
  throw new AppError('in_use', { usedBy: { isDefault, ...usedBy } })
}

/**
 * A calendar that may be given to an organization or a contract, held until the transaction ends, so
 * that it is not retired meanwhile. Throws `reference_unknown`.
 */
export async function holdForUse(tx: Tx, calendarId: string): Promise<void> {
  const calendar = await admin.holdCalendar(tx, calendarId)
  if (calendar && calendar.retiredAt === null) return
  throw new AppError('reference_unknown', { errors: [{ path: 'calendarId', code: 'not_found' }] })
}

type Assignment = Act & {
  assignedTo: 'organization' | 'contract'
  assignedId: string
  organizationId: string
}

/**
 * After an organization or a contract took another calendar (or none, which inherits): the clocks of
 * its open cases follow from now on. Same transaction, the row already changed.
 */
export async function calendarAssigned(tx: Tx, assignment: Assignment): Promise<void> {
  const { assignedTo, assignedId, organizationId, ...act } = assignment
  const contractId = assignedTo === 'contract' ? assignedId : null
  const { calendarId } = await calendarForCase(tx, { contractId, organizationId })
  await followAssignment(tx, { ...act, assignedTo, assignedId, calendarId })
}

type Followed = Act & {
  assignedTo: 'desk' | 'organization' | 'contract'
  assignedId: string | null
  calendarId: string
}

async function followAssignment(tx: Tx, { actor, at, ...assigned }: Followed): Promise<void> {
  const newest = await admin.findNewest(tx, assigned.calendarId)
  if (!newest) throw new Error('a calendar has no version')
  const by = eventActor(actor)
  await repository.insertChange(tx, {
    ...assigned,
    id: newId(at),
    versionId: newest.id,
    kind: 'assignment',
    byId: by.id,
    byName: by.name,
    byRole: by.role,
    at,
    createdAt: at,
  })
}
