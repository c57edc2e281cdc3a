import type { CalendarVersionView, CalendarView } from '@mesa/shared/wire/calendars.schema'
import { etagOfContent } from '../../etag.ts'
import type { CalendarFacts, VersionFacts } from './calendar-views.repository.ts'

export function toCalendarView(row: CalendarFacts): CalendarView {
  const { id, name, isDefault, holidayCountry, retiredAt, createdAt } = row
  const { organizations, contracts, runningClocks, openProposals } = row
  return {
    id,
    name,
    isDefault,
    holidayCountry,
    retired: retiredAt !== null,
    currentVersion: toVersionView(row.current),
    usage: { organizations, contracts, runningClocks },
    openProposals,
    createdAt: createdAt.toISOString(),
    etag: etagOfContent([name, holidayCountry, isDefault, retiredAt !== null]),
  }
}

export function toVersionView({ change, ...row }: VersionFacts): CalendarVersionView {
  const { id, version, definition, labels, note, createdBy } = row
  const createdAt = instant(row.createdAt)
  return {
    id,
    version,
    definition,
    labels,
    note,
    createdBy,
    createdAt,
    effectiveAt: row.effectiveAt === null ? createdAt : instant(row.effectiveAt),
    isCorrection: change?.kind === 'correction',
    reason: change?.reason ?? null,
    change: change && {
      id: change.id,
      kind: change.kind,
      state: change.finishedAt !== null ? 'done' : change.startedAt ? 'running' : 'waiting',
      clocksChanged: change.clocksChanged,
      startedAt: change.startedAt === null ? null : instant(change.startedAt),
      finishedAt: change.finishedAt === null ? null : instant(change.finishedAt),
    },
  }
}

/** PostgreSQL writes instants in JSON with its own offset and digits. */
const instant = (text: string) => new Date(text).toISOString()
