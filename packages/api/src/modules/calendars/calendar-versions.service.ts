import type { Actor } from '@mesa/shared/access/actor'
import { findFaults, normalised } from '@mesa/shared/business-time/checked-definition'
import type { CalendarDefinition } from '@mesa/shared/business-time/definition'
import type {
  CalendarDefinitionBody,
  CalendarLabels,
  CreateCalendarVersionBody,
} from '@mesa/shared/wire/calendars.schema'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { audit } from '../audit/audit.service.ts'
import { eventActor } from '../record/record.service.ts'
import * as admin from './calendar-admin.repository.ts'
import * as views from './calendar-views.repository.ts'
import * as repository from './calendars.repository.ts'

type Wanted = Omit<CreateCalendarVersionBody, 'definition'> & { definition: CalendarDefinition }
type Act = { actor: Actor; at: Date }

/** The definition in one way of writing; throws `calendar_invalid` with the place of each fault. */
export function checkedDefinition(body: CalendarDefinitionBody): CalendarDefinition {
  const definition = body as CalendarDefinition
  const faults = findFaults(definition)
  if (faults.length === 0) return normalised(definition)
  throw new AppError('calendar_invalid', {
    errors: faults
      .slice(0, 20)
      .map(({ path, code }) => ({ path: ['definition', path].filter(Boolean).join('.'), code })),
  })
}

/** Names of dates that the definition speaks of; others are dropped. */
export function usedLabels(
  { holidays, exceptions }: CalendarDefinition,
  labels: CalendarLabels = {},
): CalendarLabels {
  const dates = [...new Set([...holidays, ...exceptions.map(({ date }) => date)])].toSorted()
  return Object.fromEntries(
    dates.flatMap((date) => (labels[date] === undefined ? [] : [[date, labels[date]]])),
  )
}

/**
 * Writes the next version of a calendar and the change that its clocks follow, in the caller's
 * transaction; answers the version's id. Of two who start from one version the second gets `stale`.
 */
export async function addVersion(
  tx: Tx,
  calendarId: string,
  { wanted, actor, at }: Act & { wanted: Wanted },
): Promise<string> {
  const calendar = await admin.lockCalendar(tx, calendarId)
  const newest = await admin.findNewest(tx, calendarId)
  if (!calendar || !newest) throw new AppError('not_found')
  if (newest.version !== wanted.baseVersion) throw new AppError('stale')
  const correction = correctionOf(wanted, at)
  const { definition, labels, note = null } = wanted
  const by = eventActor(actor)
  const id = newId(at)
  await repository.insertCalendarVersion(tx, {
    id,
    calendarId,
    version: newest.version + 1,
    definition,
    labels: usedLabels(definition, labels ?? (newest.labels as CalendarLabels)),
    note,
    createdBy: by.name,
    effectiveAt: correction?.from ?? null,
    createdAt: at,
  })
  await repository.insertChange(tx, {
    id: newId(at),
    calendarId,
    versionId: id,
    kind: correction ? 'correction' : 'forward',
    reason: correction?.reason ?? null,
    byId: by.id,
    byName: by.name,
    byRole: by.role,
    at,
    createdAt: at,
  })
  await audit(tx, {
    actor,
    action: correction ? 'calendar.corrected' : 'calendar.version_added',
    targetType: 'calendar',
    targetId: calendarId,
    details: {
      name: calendar.name,
      version: newest.version + 1,
      ...(note !== null && { note }),
      ...(correction && { reason: correction.reason, from: correction.from.toISOString() }),
    },
    at,
  })
  return id
}

/** A signed act about the past: its reason is asked for, and it cannot speak of what is to come. */
function correctionOf({ correctionFrom, reason }: Wanted, at: Date) {
  if (correctionFrom === undefined) {
    if (reason === undefined) return undefined
    throw new AppError('malformed', { errors: [{ path: 'reason', code: 'not_allowed_here' }] })
  }
  const from = new Date(correctionFrom)
  if (from > at)
    throw new AppError('malformed', { errors: [{ path: 'correctionFrom', code: 'too_large' }] })
  if (reason === undefined)
    throw new AppError('reason_required', { errors: [{ path: 'reason', code: 'required' }] })
  return { from, reason }
}

/** Throws `not_found` where the calendar has no such version. */
export async function reachVersion(
  tx: Tx,
  asked: { calendarId: string; versionId: string },
): Promise<void> {
  const [found] = await views.listVersions(tx, { ...asked, limit: 1 })
  if (!found) throw new AppError('not_found')
}
