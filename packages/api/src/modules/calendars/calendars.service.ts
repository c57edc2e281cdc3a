import { compileCalendar, type BusinessCalendar } from '@mesa/shared/business-time/calendar'
import type { CalendarDefinition } from '@mesa/shared/business-time/definition'
import type { Reader, Tx } from '../../db/database.ts'
import { newId } from '../../ids.ts'
import * as repository from './calendars.repository.ts'

export type DeskCalendar = {
  calendar: BusinessCalendar
  definition: CalendarDefinition
  calendarId: string
  versionId: string
  /** Names of its holidays and exceptions by date. */
  labels: Readonly<Record<string, string>>
}

/** Versions never change, so a compiled one may be kept for as long as the process lives. */
const compiled = new Map<string, DeskCalendar>()

/** The desk's own attention hours; a desk is created with one calendar. */
export async function deskCalendar(reader: Reader): Promise<DeskCalendar> {
  const versionId = await repository.findDefaultVersionId(reader)
  if (versionId === undefined) throw new Error('this desk has no calendar')
  return calendarOfVersion(reader, versionId)
}

/**
 * The calendar that measures a case from now on: of its contract, else of its organization, else of
 * the desk; its newest version. One statement, plus one for a version this process has not yet seen.
 */
export async function calendarForCase(
  reader: Reader,
  { contractId, organizationId }: { contractId: string | null; organizationId: string },
): Promise<DeskCalendar> {
  const ids = { contractId, organizationId }
  const versionId = await repository.findVersionIdForCase(reader, ids)
  if (versionId === undefined) throw new Error('this desk has no calendar')
  return calendarOfVersion(reader, versionId)
}

/** The newest version of one calendar; undefined where the reader sees no such calendar. */
export async function newestOf(
  reader: Reader,
  calendarId: string,
): Promise<DeskCalendar | undefined> {
  const versionId = await repository.findNewestVersionId(reader, calendarId)
  return versionId === undefined ? undefined : calendarOfVersion(reader, versionId)
}

/** The calendar a running clock was started under. */
export async function calendarOfVersion(reader: Reader, versionId: string): Promise<DeskCalendar> {
  const known = compiled.get(versionId)
  if (known) return known
  const version = await repository.findVersion(reader, versionId)
  if (!version) throw new Error(`calendar version ${versionId} is missing`)
  return compileVersion(version)
}

type FirstCalendar = {
  name: string
  definition: CalendarDefinition
  /** Whose holidays are proposed each year. */
  holidayCountry: string
  /** Names of its holidays by date. */
  labels: Record<string, string>
  at: Date
}

/** The desk's own calendar, with which it is created. */
export async function createCalendar(
  tx: Tx,
  { name, definition, holidayCountry, labels, at }: FirstCalendar,
) {
  compileCalendar(definition)
  const calendarId = newId(at)
  await repository.insertCalendar(tx, {
    id: calendarId,
    name,
    isDefault: true,
    holidayCountry,
    createdAt: at,
  })
  await repository.insertCalendarVersion(tx, {
    id: newId(at),
    calendarId,
    version: 1,
    definition,
    labels,
    createdAt: at,
  })
  return calendarId
}

function compileVersion({ id, calendarId, ...row }: repository.VersionRow): DeskCalendar {
  const known = compiled.get(id)
  if (known) return known
  const definition = row.definition as CalendarDefinition
  const labels = row.labels as Record<string, string>
  const calendar = compileCalendar(definition)
  const made = { calendar, definition, calendarId, versionId: id, labels }
  compiled.set(id, made)
  return made
}
