import type { Actor } from '@mesa/shared/access/actor'
import type { CalendarDefinition } from '@mesa/shared/business-time/definition'
import { holidayCountries, holidayPack } from '@mesa/shared/business-time/holidays/packs'
import type {
  CalendarProposalDecisionBody,
  CalendarProposalList,
  CalendarProposalView,
  HolidayCountryList,
  HolidayPackView,
} from '@mesa/shared/wire/calendar-acts.schema'
import type { PageQuery } from '@mesa/shared/wire/common.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { audit } from '../audit/audit.service.ts'
import { publish } from '../outbox/outbox.service.ts'
import { eventActor } from '../record/record.service.ts'
import * as admin from './calendar-admin.repository.ts'
import { demandCalendars, reachCalendar } from './calendar-admin.service.ts'
import * as proposals from './calendar-proposals.repository.ts'
import { addVersion } from './calendar-versions.service.ts'
import { deskCalendar } from './calendars.service.ts'

export type CalendarProposalsService = ReturnType<typeof createCalendarProposalsService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }
type Day = { date: string; name: string; verified: boolean }
type Decided = { proposalId: string } & CalendarProposalDecisionBody

/** Holidays by country, and those of a coming year proposed for a calendar. */
export const createCalendarProposalsService = ({ db, clock, cursors }: Deps) => ({
  countries(actor: Caller): HolidayCountryList {
    demandCalendars(actor, 'calendar.read')
    return { items: holidayCountries.map((one) => ({ ...one })), nextCursor: null }
  },

  pack(actor: Caller, country: string, asked: number | undefined): HolidayPackView {
    const year = asked ?? clock.now().getUTCFullYear()
    demandCalendars(actor, 'calendar.read')
    if (!holidayCountries.some(({ code }) => code === country)) throw new AppError('not_found')
    return { country, year, holidays: holidayPack(country, year) }
  },

  async list(actor: Caller, id: string, query: PageQuery): Promise<CalendarProposalList> {
    demandCalendars(actor, 'calendar.read')
    const { limit = 50, cursor } = query
    const bound = { actor, filters: { list: 'calendar-proposals', id } }
    const [below] = cursors.decode(cursor, bound) ?? []
    const position = below === undefined ? undefined : String(below)
    const rows = await db.transaction(
      actor,
      async (tx) => {
        await reachCalendar(tx, id)
        return proposals.listProposals(tx, { calendarId: id, below: position, limit })
      },
      { readOnly: true },
    )
    return toPage(rows.map(toView), limit, (last) => cursors.encode([last.id], bound))
  },

  /** Accepted, its days go into a version from now on; dismissed, it is never made again. */
  async decide(actor: Caller, id: string, decided: Decided): Promise<CalendarProposalView> {
    demandCalendars(actor, 'calendar.manage')
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      await admin.lockCalendar(tx, id)
      const proposal = await proposals.lockProposal(tx, id, decided.proposalId)
      if (!proposal) throw new AppError('not_found')
      if (proposal.status !== 'open') throw new AppError('already_decided')
      const isAccepted = decided.decision === 'accept'
      const versionId = isAccepted ? await acceptDays(tx, proposal, { actor, at }) : null
      const status = isAccepted ? ('accepted' as const) : ('dismissed' as const)
      const set = { status, decidedBy: eventActor(actor).name, decidedAt: at, versionId }
      await proposals.updateProposal(tx, proposal.id, set)
      const { country, year } = proposal
      const act = { actor, targetType: 'calendar', targetId: id, at }
      await audit(tx, {
        ...act,
        action: `calendar.proposal_${status}`,
        details: { country, year },
      })
      return toView({ ...proposal, ...set })
    })
  },
})

/** The calendar may have changed since: what it has by now is not added again. */
async function acceptDays(
  tx: Tx,
  proposal: proposals.Proposal,
  act: { actor: Actor; at: Date },
): Promise<string> {
  const { calendarId } = proposal
  const newest = await admin.findNewest(tx, calendarId)
  if (!newest) throw new AppError('not_found')
  const was = newest.definition as CalendarDefinition
  const [additions, removals] = [proposal.additions as Day[], proposal.removals as Day[]]
  const gone = new Set(removals.map(({ date }) => date))
  const kept = was.holidays.filter((date) => !gone.has(date))
  const holidays = [...new Set([...kept, ...additions.map(({ date }) => date)])].toSorted()
  const names = Object.fromEntries(additions.map(({ date, name }) => [date, name]))
  const labels = { ...names, ...(newest.labels as Record<string, string>) }
  const wanted = { baseVersion: newest.version, definition: { ...was, holidays }, labels }
  return addVersion(tx, calendarId, { wanted, ...act })
}

/**
 * From the first of October on, in the desk's zone, proposes the holidays of the next year for every
 * calendar of a country that has none of them; each once, and told once to the administrators. For
 * the daily job.
 */
export async function proposeNextYear(tx: Tx, now: Date): Promise<void> {
  const { calendar } = await deskCalendar(tx)
  const [thisYear = '', month = ''] = calendar.dateOf(now.getTime()).split('-')
  if (Number(month) < 10) return
  const year = Number(thisYear) + 1
  for (const { id: calendarId, name, country } of await proposals.listToExtend(tx, year)) {
    const additions = holidayPack(country, year).map(({ date, name: day, verified }): Day => ({
      date,
      name: day,
      verified,
    }))
    if (additions.length === 0) continue
    const row = { id: newId(now), calendarId, country, year, additions, removals: [] }
    if (!(await proposals.insertProposal(tx, { ...row, createdAt: now }))) continue
    const payload = { calendarId, calendarName: name, year, days: additions.length }
    await publish(tx, { type: 'calendar.proposed', payload, internal: true, at: now })
  }
}

function toView(row: proposals.Proposal): CalendarProposalView {
  const { id, calendarId, country, year, status, createdAt, decidedBy, decidedAt, versionId } = row
  return {
    id,
    calendarId,
    country,
    year,
    additions: row.additions as Day[],
    removals: row.removals as Day[],
    status,
    createdAt: createdAt.toISOString(),
    decidedBy,
    decidedAt: decidedAt?.toISOString() ?? null,
    versionId,
  }
}
