import { Hourglass } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { LotView } from '@mesa/shared/wire/contracts.schema'
import type { StatementBalance } from '@mesa/shared/wire/postings.schema'
import { nowMs } from '../../lib/clock.ts'
import { lastDay } from '../../lib/last-day.ts'
import { useFormat } from '../../lib/use-format.ts'
import { LotsOf } from './hours-left.tsx'

const soonMs = 31 * 24 * 3_600_000
const isSoon = (validUntil: string) => Date.parse(validUntil) - nowMs() < soonMs

/** The sum that explains what is available, and what expires first. */
export function BalanceSummary(given: { balance: StatementBalance; lots: readonly LotView[] }) {
  const { balance, lots } = given
  const t = useTranslations('portalHours')
  const format = useFormat()
  const first = lots.find(({ availableMinutes }) => availableMinutes > 0)
  return (
    <div className="hours-top hours-two">
      <section aria-labelledby="k1">
        <h2 id="k1">{t('availableToday')}</h2>
        <p className="huge">{format.duration(balance.availableMinutes)}</p>
        <BalanceSum balance={balance} />
      </section>
      <section aria-labelledby="k2">
        <h2 id="k2">{t('expiry')}</h2>
        {first && (
          <p className={isSoon(first.validUntil) ? 'conseq conseq-soon md' : 'conseq md'}>
            <Hourglass className="ico" aria-hidden />
            <span>
              {t.rich('expirySoon', {
                minutes: format.duration(first.availableMinutes),
                date: format.date(lastDay(first.validUntil)),
                b: (words) => <b>{words}</b>,
              })}
            </span>
          </p>
        )}
        <LotsOf lots={lots} />
      </section>
    </div>
  )
}

/** received + in advance − used − reserved − expired = available. */
function BalanceSum({ balance }: { balance: StatementBalance }) {
  const t = useTranslations('portalHours')
  const format = useFormat()
  const rows = [
    { label: t('granted'), minutes: balance.grantedMinutes, always: true },
    { label: t('overdraft'), minutes: balance.overdraftMinutes, always: false },
    { label: t('consumed'), minutes: -balance.consumedMinutes, always: true },
    { label: t('held'), minutes: -balance.heldMinutes, always: false },
    { label: t('expired'), minutes: -balance.expiredMinutes, always: false },
  ]
  return (
    <dl className="sum md mt-3">
      {rows
        .filter(({ minutes, always }) => always || minutes !== 0)
        .map(({ label, minutes }) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd>{format.duration(minutes, 'full')}</dd>
          </div>
        ))}
      <dt className="total">{t('availableTotal')}</dt>
      <dd className="total">{format.duration(balance.availableMinutes, 'full')}</dd>
    </dl>
  )
}
