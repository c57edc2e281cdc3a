import { Fragment, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { useFormat } from '../../lib/use-format.ts'

/** One piece of a conversation, placed by when it happened. */
export type StreamEntry = { id: string; at: string; node: ReactNode }

type StreamProps = {
  entries: readonly StreamEntry[]
  hasOlder: boolean
  isLoadingOlder: boolean
  onOlder: () => void
}

/** Messages and what was decided, in order, under the day they happened. */
export function Stream({ entries, hasOlder, isLoadingOlder, onOlder }: StreamProps) {
  const t = useTranslations('caseShared')
  const format = useFormat()
  const days = groupByDay(entries, (at) => format.day(at))
  return (
    <>
      {hasOlder && (
        <div>
          <Button busy={isLoadingOlder} onClick={onOlder}>
            {t('older')}
          </Button>
        </div>
      )}
      {entries.length === 0 && <p className="muted md">{t('noMessages')}</p>}
      {days.map(({ day, entries: ofDay }) => (
        <Fragment key={ofDay[0]?.id ?? day}>
          <p className="day">{day}</p>
          {ofDay.map(({ id, node }) => (
            <Fragment key={id}>{node}</Fragment>
          ))}
        </Fragment>
      ))}
    </>
  )
}

type Day = { day: string; entries: StreamEntry[] }

/** Entries by time, cut where the reader's day changes. */
export function groupByDay(entries: readonly StreamEntry[], dayOf: (at: string) => string): Day[] {
  const days: Day[] = []
  for (const entry of entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const day = dayOf(entry.at)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
