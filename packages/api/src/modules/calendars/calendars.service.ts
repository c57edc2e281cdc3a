import { compileCalendar, type BusinessCalendar } from '@mesa/shared/business-time/calendar'
import type { CalendarDefinition } from '@mesa/shared/business-time/definition'
import type { Reader, Tx } from '../../db/database.ts'
import { newId } from '../../ids.ts'
import * as repository from './calendars.repository.ts'

export type DeskCalendar = {
  calendar: BusinessCalendar
  definition: CalendarDefinition
  versionId: string
}

/** Versions never change, so a compiled one may be kept for as long as the process lives. */
const compiled = new Map<string, DeskCalendar>()

/** The desk's own attention hours; a desk is created with one calendar. */
export async function deskCalendar(reader: Reader): Promise<DeskCalendar> {
  const versionId = await repository.findDefaultVersionId(reader)
  if (versionId === undefined) throw new Error('this desk has no calendar')
  return calendarOfVersion(reader, versionId)
}

/** The calendar a running clock was started under. */
export async function calendarOfVersion(reader: Reader, versionId: string): Promise<DeskCalendar> {
  const known = compiled.get(versionId)
  if (known) return known
  const version = await repository.findVersion(reader, versionId)
  if (!version) throw new Error(`calendar version ${versionId} is missing`)
  return compileVersion(version)
}

export async function createCalendar(
  tx: Tx,
  { name, definition, at }: { name: string; definition: CalendarDefinition; at: Date },
) {
  compileCalendar(definition)
  const calendarId = newId(at)
  await repository.insertCalendar(tx, { id: calendarId, name, isDefault: true, createdAt: at })
  await repository.insertCalendarVersion(tx, {
    id: newId(at),
    calendarId,
    version: 1,
    definition,
    createdAt: at,
  })
  return calendarId
}

function compileVersion({ id, definition }: { id: string; definition: unknown }): DeskCalendar {
  const known = compiled.get(id)
  if (known) return known
  const checked = definition as CalendarDefinition
  const made = { calendar: compileCalendar(checked), definition: checked, versionId: id }
  compiled.set(id, made)
  return made
}
