import type { LotView } from '@mesa/shared/wire/contracts.schema'
import { Hourglass } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Badge } from '../../components/marks.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { dayIn, daysAfter, daysBetween, lastDay } from '../../lib/last-day.ts'
import { nowMs } from '../../lib/clock.ts'
import { useFormat } from '../../lib/use-format.ts'

const figures = ['granted', 'available', 'held', 'consumed', 'expired'] as const
const soonDays = 31

type Props = {
  /** Soonest to end first. */
  lots: readonly LotView[]
  timeZone: string
  /** Days after its end in which work of before may still be charged to a lot. */
  graceDays: number
}

/** What each lot was given and where its minutes are, with what expires when; the last row is the balance. */
export function LotTable({ lots, timeZone, graceDays }: Props) {
  const t = useTranslations('consoleContracts.lots')
  const { duration } = useFormat()
  if (lots.length === 0) return <p className="soft">{t('empty')}</p>
  const today = dayIn(nowMs(), timeZone)
  const first = lots.find(
    ({ availableMinutes, validFrom, validUntil }) =>
      availableMinutes > 0 && validFrom <= today && today < validUntil,
  )
  const sumOf = (figure: (typeof figures)[number]) =>
    lots.reduce((sum, lot) => sum + lot[`${figure}Minutes`], 0)
  return (
    <ScrollArea className="table-wrap" label={t('title')}>
      <table className="table table-cards">
        <caption className="sr">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('valid')}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col" className="num">
                {t(figure)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lots.map((lot) => (
            <tr key={lot.id}>
              <th scope="row">
                {lot.note ? lot.name : t(`origins.${lot.origin}`)}
                <span className="muted xs block ct-light">
                  {[
                    [lot.note && t(`origins.${lot.origin}`), lot.accumulates && t('accumulates')]
                      .filter(Boolean)
                      .join(', '),
                    lot === first && t('first'),
                  ]
                    .filter(Boolean)
                    .join('. ')}
                </span>
                {lot.note && lot.note !== lot.name && (
                  <span className="soft xs block ct-light">{lot.note}</span>
                )}
              </th>
              <td data-label={t('valid')}>
                <Validity lot={lot} today={today} graceDays={graceDays} />
              </td>
              {figures.map((figure) => (
                <td key={figure} className="num nowrap" data-label={t(figure)}>
                  {duration(lot[`${figure}Minutes`], 'full')}
                </td>
              ))}
            </tr>
          ))}
          <tr className="ct-total">
            <th scope="row" colSpan={2}>
              {t('total')}
            </th>
            {figures.map((figure) => (
              <td key={figure} className="num nowrap" data-label={t(figure)}>
                {duration(sumOf(figure), 'full')}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </ScrollArea>
  )
}

function Validity({ lot, today, graceDays }: { lot: LotView; today: string; graceDays: number }) {
  const t = useTranslations('consoleContracts.lots')
  const format = useFormat()
  const { validFrom, validUntil, availableMinutes } = lot
  const until = lastDay(validUntil)
  const days = daysBetween(today, until)
  const graceEnd = daysAfter(until, graceDays)
  return (
    <div className="ct-ends">
      <span>{t('span', format.period(validFrom, until))}</span>
      {validFrom > today && (
        <Badge tone="plain">{t('future', { date: format.date(validFrom) })}</Badge>
      )}
      {validFrom <= today && days >= 0 && days < soonDays && availableMinutes > 0 && (
        <Badge tone="soon" icon={<Hourglass className="ico" aria-hidden />}>
          {t('soon', { days })}
        </Badge>
      )}
      {days < 0 && availableMinutes > 0 && today <= graceEnd && (
        <Badge tone="soon">{t('grace', { date: format.date(graceEnd) })}</Badge>
      )}
      {days < 0 && availableMinutes === 0 && <span className="muted xs">{t('ended')}</span>}
    </div>
  )
}
