import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { HoursAtCases } from '@mesa/shared/wire/hours-at-cases.schema'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Parts } from './balance-parts.tsx'

/** HR-6: what was worked beyond what was agreed to, recorded and not charged. */
export function UnchargedWork({ atCases }: { atCases: HoursAtCases }) {
  const t = useTranslations('hoursPage.uncharged')
  const format = useFormat()
  const { uncharged, unchargedMinutes } = atCases
  if (unchargedMinutes === 0) return null
  const parts = uncharged.map((one) => ({
    id: String(one.ticketNumber),
    minutes: one.unchargedMinutes,
    label: (
      <>
        <Link to={paths.case(one.ticketNumber)}>
          {t('of', { number: String(one.ticketNumber), subject: one.ticketSubject })}
        </Link>
        <span className="block sm">
          {t('works', { count: one.worklogs, date: format.date(one.lastWorkedOn) })}
        </span>
      </>
    ),
  }))
  const rest = unchargedMinutes - parts.reduce((sum, { minutes }) => sum + minutes, 0)
  if (rest > 0) parts.push({ id: 'rest', minutes: rest, label: <>{t('others')}</> })
  return (
    <section className="p-sec h-uncharged" aria-labelledby="h-uncharged">
      <h2 className="p-h2" id="h-uncharged">
        {t('title', { minutes: format.duration(unchargedMinutes) })}
      </h2>
      <div className="card card-pad stack">
        <p className="md soft">{t('body')}</p>
        <Parts parts={parts} />
      </div>
    </section>
  )
}
