import { type BusinessCalendar, compileCalendar } from '@mesa/shared/business-time/calendar'
import type { CalendarVersionView } from '@mesa/shared/wire/calendars.schema'
import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queueQueries } from './queue.queries.ts'

/** Versions never change: each is compiled once. */
const compiled = new Map<string, BusinessCalendar>()

export type BusinessTimeOf = (row: TicketListItem) => BusinessCalendar | undefined

/**
 * The calendar that measures a row's earliest due time; undefined where it is none of those in force
 * now, which a running clock leaves soon.
 */
export function useBusinessTime(rows: readonly TicketListItem[]): BusinessTimeOf {
  const isAsked = rows.some(({ dueCalendarVersionId }) => dueCalendarVersionId)
  const { data } = useQuery({ ...queueQueries.calendars(), enabled: isAsked })
  return useMemo(() => {
    const known = new Map(
      data?.items.map(({ currentVersion }) => [currentVersion.id, currentVersion]),
    )
    return ({ dueCalendarVersionId: id }) => {
      const version = id ? known.get(id) : undefined
      return version && calendarOf(version)
    }
  }, [data])
}

function calendarOf({ id, definition }: CalendarVersionView): BusinessCalendar {
  const made = compiled.get(id) ?? compileCalendar(definition)
  compiled.set(id, made)
  return made
}
