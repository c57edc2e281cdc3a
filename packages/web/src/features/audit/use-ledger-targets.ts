import type { AuditEntry } from '@mesa/shared/wire/audit.schema'
import { useTranslations } from 'use-intl'
import { useMonthWord } from '../../lib/month-word.ts'
import { useFormat } from '../../lib/use-format.ts'

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

type Money = { amount: number; currency: string }
const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value

/** What an act about months, rates or licences touched; null for other acts. */
export function useLedgerTargets(): (entry: AuditEntry) => string | null {
  const t = useTranslations('admin.audit.about')
  const monthOf = useMonthWord()
  const format = useFormat()
  const rateOf = ({ kind, validFrom, hourPrice }: Record<string, unknown>) => {
    if (!isDay(validFrom)) return null
    const rate = t('rate', { kind: String(kind), from: format.date(validFrom) })
    return isMoney(hourPrice) ? t('rateOf', { rate, price: format.money(hourPrice) }) : rate
  }
  return ({ action, details }) => {
    if (typeof details !== 'object' || details === null) return null
    const said = details as Record<string, unknown>
    const { month, year, currency, licenceYear } = said
    if (action === 'month.closed' && typeof month === 'string') return monthOf(month)
    if (action === 'rate.added' || action === 'rate.withdrawn') return rateOf(said)
    if (action === 'maintenance.factor_set')
      return t('factor', { year: String(year), currency: String(currency) })
    if (action === 'maintenance.payment_recorded')
      return t('payment', { year: String(licenceYear) })
    return null
  }
}
