import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ContractBalance, ContractView, LotList } from '@mesa/shared/wire/contracts.schema'
import type { HoursAtCases } from '@mesa/shared/wire/hours-at-cases.schema'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { HoldParts, LotParts, Parts } from './balance-parts.tsx'

const where = ['available', 'held', 'consumed', 'expired'] as const

export type BalanceProps = {
  contract: ContractView
  balance: ContractBalance
  lots: LotList
  /** Undefined while it is not known. */
  atCases: HoursAtCases | undefined
}

/** What is available, and the sum that explains it: granted + overdraft = where they are. */
export function BalanceExplained({ contract, balance, lots, atCases }: BalanceProps) {
  const t = useTranslations('hoursPage.balance')
  const format = useFormat()
  const total = balance.grantedMinutes + balance.overdraftMinutes
  const hasOverdraft = contract.overdraftMinutesMax > 0 || balance.overdraftMinutes > 0
  return (
    <section aria-labelledby="h-balance">
      <h2 id="h-balance">{t('title')}</h2>
      <p className="huge">{format.duration(balance.availableMinutes)}</p>
      <Usable balance={balance} />
      <h3 className="h-sum-title">{t('sum')}</h3>
      <Figure label={t('granted')} minutes={balance.grantedMinutes}>
        <LotParts lots={lots} figure="granted" balance={balance} />
      </Figure>
      {hasOverdraft && (
        <>
          <Figure sign="+" label={t('overdraft')} minutes={balance.overdraftMinutes}>
            <Parts parts={[]}>
              {balance.overdraftMinutes > 0 && <p>{t('overdraftUsed')}</p>}
              <p>{t('overdraftMax', { max: format.duration(contract.overdraftMinutesMax) })}</p>
            </Parts>
          </Figure>
          <Total minutes={total} />
        </>
      )}
      <p className="h-sum-title soft">{t('are')}</p>
      {where.map((figure, place) => (
        <Figure
          key={figure}
          sign={place === 0 ? '' : '+'}
          label={t(figure)}
          minutes={balance[`${figure}Minutes`]}
        >
          {figure === 'held' && atCases ? (
            <HoldParts atCases={atCases} />
          ) : (
            <LotParts lots={lots} figure={figure} balance={balance} />
          )}
          {figure === 'consumed' && (
            <Link to={paths.contractStatement(contract.id)}>{t('seeAll')}</Link>
          )}
        </Figure>
      ))}
      <Total minutes={total} />
      <p className="muted sm mt-3">{t('asOf', { instant: format.instant(balance.asOf) })}</p>
    </section>
  )
}

/** What work of today cannot take is among the available minutes (HR-3). */
function Usable({ balance }: { balance: ContractBalance }) {
  const t = useTranslations('hoursPage.balance')
  const { duration } = useFormat()
  const { availableMinutes, graceMinutes, futureMinutes } = balance
  const notToday = graceMinutes + futureMinutes
  if (notToday === 0) return null
  return (
    <div className="md stack mt-3">
      <p>
        {t.rich('usable', {
          minutes: duration(availableMinutes - notToday),
          b: (words) => <b>{words}</b>,
        })}
      </p>
      {graceMinutes > 0 && (
        <p className="soft">{t('ofGrace', { minutes: duration(graceMinutes) })}</p>
      )}
      {futureMinutes > 0 && (
        <p className="soft">{t('ofFuture', { minutes: duration(futureMinutes) })}</p>
      )}
    </div>
  )
}

type FigureProps = { label: string; minutes: number; sign?: string; children: ReactNode }

/** A figure that opens its parts. */
function Figure({ label, minutes, sign = '', children }: FigureProps) {
  const { duration } = useFormat()
  return (
    <details className="h-figure">
      <summary>
        <ChevronRight className="ico ico-sm" aria-hidden />
        <span className="h-sign" aria-hidden="true">
          {sign}
        </span>
        <span>{label}</span>
        <span className="num">{duration(minutes, 'full')}</span>
      </summary>
      <div className="h-parts">{children}</div>
    </details>
  )
}

function Total({ minutes }: { minutes: number }) {
  const t = useTranslations('hoursPage.balance')
  const { duration } = useFormat()
  return (
    <p className="h-total">
      <span>{t('total')}</span>
      <span className="num">{duration(minutes, 'full')}</span>
    </p>
  )
}
