import { setImmediate } from 'node:timers/promises'
import type { CalendarImpactBody, CalendarImpactView } from '@mesa/shared/wire/calendar-acts.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Reader } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { demandCalendars } from '../calendars/calendar-admin.service.ts'
import { checkedDefinition } from '../calendars/calendar-versions.service.ts'
import { calendarOfVersion, newestOf } from '../calendars/calendars.service.ts'
import { termsAndEvents } from './clock-history.service.ts'
import { followed, type Followed } from './recalendar.ts'
import { openTally, type Tally } from './recalendar-tally.ts'
import { draftOf, standingUnder, type Draft, type Measured } from './recalendar-impact.ts'
import * as repository from './recalendar.repository.ts'

export type CalendarImpactService = ReturnType<typeof createCalendarImpactService>
type Deps = { db: Database; clock: Clock }

const batchSize = 500

/** What a version would do to the clocks that run, before it is one; writes nothing. */
export const createCalendarImpactService = ({ db, clock }: Deps) => ({
  async impact(actor: Caller, id: string, body: CalendarImpactBody): Promise<CalendarImpactView> {
    demandCalendars(actor, 'calendar.manage')
    const now = clock.now()
    const reader = db.reader(actor)
    const current = await newestOf(reader, id)
    if (!current) throw new AppError('not_found')
    const type = body.correctionFrom === undefined ? 'retarget' : 'correct'
    if (body.correctionFrom !== undefined && new Date(body.correctionFrom) > now)
      throw new AppError('malformed', { errors: [{ path: 'correctionFrom', code: 'too_large' }] })
    const definition = checkedDefinition(body.definition)
    const draft = draftOf(current.definition, definition, { type, at: now.getTime() })
    const tally = openTally(draft)
    await measureAll(reader, id, { draft, tally })
    const names = await repository.listCaseNames(reader, tally.caseIds())
    return tally.view(now, new Map(names.map((one) => [one.ticketId, one])))
  },
})

type Measuring = { draft: Draft; tally: Tally }

async function measureAll(reader: Reader, calendarId: string, { draft, tally }: Measuring) {
  let after = repository.fromTheStart
  for (;;) {
    const page = { calendarId, after, limit: batchSize }
    const ids = await repository.listCasesUnder(reader, page)
    if (ids.length === 0) return
    after = ids.at(-1) ?? after
    const rows = await repository.listUnfinishedOf(reader, ids)
    const clocks = await followed(reader, rows, draft.at)
    for (const one of clocks) {
      const isOfIt = await isUnder(reader, one, calendarId)
      if (isOfIt) tally.add(one.row, await measure(reader, one, draft))
    }
    tally.endBatch()
    // Others are served between two batches.
    await setImmediate()
  }
}

async function isUnder(reader: Reader, { clock }: Followed, calendarId: string): Promise<boolean> {
  return (await calendarOfVersion(reader, clock.calendarVersionId)).calendarId === calendarId
}

async function measure(
  reader: Reader,
  { clock, row }: Followed,
  draft: Draft,
): Promise<{ measured: Measured; after: Measured['before'] }> {
  const { terms, events } = await termsAndEvents(reader, clock)
  const { dueAt, breachedAt } = clock.snapshot
  const measured = { terms, events, startedAt: row.startedAt, before: { dueAt, breachedAt } }
  return { measured, after: standingUnder(measured, draft.calendar, draft) }
}
