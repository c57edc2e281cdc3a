import { Hourglass } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ContractView, LotView } from '@mesa/shared/wire/contracts.schema'
import { nowMs } from '../../lib/clock.ts'
import { dayIn, daysBetween, lastDay } from '../../lib/last-day.ts'
import { useLotName } from '../../lib/lot-name.ts'
import { useFormat } from '../../lib/use-format.ts'
import { LotsOf } from './hours-left.tsx'
import { lotsByTime } from './lot-parts.ts'

const soonDays = 31

/** What expires when; lots that ended and wait for late work, and lots to come, apart. */
export function LotsByDate({ contract, lots }: { contract: ContractView; lots: LotView[] }) {
  const t = useTranslations('hoursPage.expiry')
  const today = dayIn(nowMs(), contract.timeZone)
  const { inForce, ended, toCome } = lotsByTime(lots, today)
  const [first] = inForce
  // Those without minutes left are in the bar, as used.
  const rest = lots.filter((lot) => !ended.includes(lot) && !toCome.includes(lot))
  return (
    <section aria-labelledby="h-expiry">
      <h2 id="h-expiry">{t('title')}</h2>
      {first && <First lot={first} today={today} />}
      <LotsOf lots={rest} />
      <Apart title={t('grace')} lots={ended} words="graceLot" />
      <Apart title={t('future')} lots={toCome} words="futureLot" />
    </section>
  )
}

function First({ lot, today }: { lot: LotView; today: string }) {
  const t = useTranslations('hoursPage.expiry')
  const format = useFormat()
  const isSoon = daysBetween(today, lot.validUntil) <= soonDays
  return (
    <p className={isSoon ? 'conseq conseq-soon md' : 'conseq md'}>
      <Hourglass className="ico" aria-hidden />
      <span>
        {t.rich(lot.accumulates ? 'soon' : 'soonLost', {
          minutes: format.duration(lot.availableMinutes),
          date: format.date(lastDay(lot.validUntil)),
          b: (words) => <b>{words}</b>,
        })}
      </span>
    </p>
  )
}

type ApartProps = { title: string; lots: LotView[]; words: 'graceLot' | 'futureLot' }

function Apart({ title, lots, words }: ApartProps) {
  const t = useTranslations('hoursPage.expiry')
  const format = useFormat()
  const nameOf = useLotName()
  if (lots.length === 0) return null
  return (
    <>
      <h3 className="h-sum-title">{title}</h3>
      <dl className="sum md">
        {lots.map((lot) => {
          const last = lastDay(lot.validUntil)
          const period = format.period(lot.validFrom, last)
          return (
            <div key={lot.id} className="contents">
              <dt>{t(words, { name: nameOf(lot), date: format.date(last), ...period })}</dt>
              <dd>{format.duration(lot.availableMinutes, 'full')}</dd>
            </div>
          )
        })}
      </dl>
    </>
  )
}
