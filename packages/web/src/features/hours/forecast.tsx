import { useTranslations } from 'use-intl'
import type { HoursForecast } from '@mesa/shared/wire/forecast.schema'
import { lastDay } from '../../lib/last-day.ts'
import { useFormat } from '../../lib/use-format.ts'

/** HR-12: until when the hours last at the rate of the last weeks, and the figures that say so. */
export function Forecast({ forecast }: { forecast: HoursForecast | null }) {
  const t = useTranslations('hoursPage.forecast')
  return (
    <section aria-labelledby="h-forecast">
      <h2 id="h-forecast">{t('title')}</h2>
      {forecast ? <Foretold {...forecast} /> : <p className="md">{t('none')}</p>}
    </section>
  )
}

function Foretold({ runsOutOn, because, perDayMinutes, horizon, basis }: HoursForecast) {
  const t = useTranslations('hoursPage.forecast')
  const format = useFormat()
  const words = () => {
    if (basis.minutesLeft <= 0) return t('gone')
    return runsOutOn
      ? t('runsOut', { date: format.date(lastDay(runsOutOn)) })
      : t('lasts', { date: format.date(lastDay(horizon)) })
  }
  return (
    <div className="stack">
      <p className="h-foretold">{words()}</p>
      {because === 'lot_ends' && <p className="md">{t('lotEnds')}</p>}
      {!runsOutOn && <p className="md">{t('horizon')}</p>}
      <p className="soft sm">
        {t('basis', {
          weeks: basis.weeks,
          ...format.period(basis.from, lastDay(basis.to)),
          perWeek: format.duration(perDayMinutes * 7),
          left: format.duration(basis.minutesLeft),
        })}{' '}
        {basis.leftOutMinutes.length > 0 &&
          t('leftOut', {
            list: basis.leftOutMinutes.map((minutes) => format.duration(minutes)).join('; '),
          })}
      </p>
    </div>
  )
}
