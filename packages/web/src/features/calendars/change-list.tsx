import { useTranslations } from 'use-intl'
import type { Change, DateMeaning } from './changes.ts'
import { useCalendarWords } from './use-calendar-words.ts'

type ChangeListProps = { changes: readonly Change[]; timeZone: string }

const shownMax = 8

/** What differs, one sentence each: «lunes: 09:00 a 18:00, antes 09:00 a 17:00». */
export function ChangeList({ changes, timeZone }: ChangeListProps) {
  const t = useTranslations('adminCalendars.changes')
  const words = useCalendarWords(timeZone)
  const say = (change: Change): string => {
    if (change.what === 'zone') return t('zone', { before: change.before, after: change.after })
    if (change.what === 'day') {
      return t('day', {
        day: words.weekday(change.weekday, 'long'),
        before: words.hours(change.before),
        after: words.hours(change.after),
      })
    }
    const date = words.date(change.date)
    const mean = ({ kind, hours, label }: DateMeaning) => {
      const state = kind === 'holiday' ? t('holiday') : words.hours(hours)
      return label === '' ? state : t('named', { name: label, state })
    }
    if (change.after === null) {
      return t('removed', { date, before: change.before ? mean(change.before) : '' })
    }
    if (change.before === null) return t('added', { date, after: mean(change.after) })
    return t('date', { date, before: mean(change.before), after: mean(change.after) })
  }
  const items = (some: readonly Change[]) =>
    some.map((change) => {
      const text = say(change)
      return <li key={text}>{text}</li>
    })
  if (changes.length <= shownMax) return <ul className="cal-changes">{items(changes)}</ul>
  return (
    <>
      <ul className="cal-changes">{items(changes.slice(0, shownMax))}</ul>
      <details>
        <summary>{t('more', { count: changes.length - shownMax })}</summary>
        <ul className="cal-changes">{items(changes.slice(shownMax))}</ul>
      </details>
    </>
  )
}
