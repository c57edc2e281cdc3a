import { maintenanceMinutes } from '@mesa/shared/ledger/maintenance'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { paths } from '../../lib/paths.ts'
import { fractionDigits, minorUnitsIn } from '../../lib/typed-money.ts'
import { useFormat } from '../../lib/use-format.ts'
import { licenceQueries } from './licences.queries.ts'
import { yearIn } from './read-payment.ts'

type Props = { year: string; amount: string; currency: string }

/** The factor that the payment would be sized by, and the hours it would bring, before it is recorded. */
export function PaymentBrings({ year, amount, currency: typed }: Props) {
  const t = useTranslations('consoleLicences.brings')
  const format = useFormat()
  const licenceYear = yearIn(year)
  const currency = typed.trim().toUpperCase()
  const query = useQuery({
    ...licenceQueries.factorsOf(licenceYear ?? 0),
    enabled: licenceYear !== null,
  })
  if (licenceYear === null || !/^[A-Z]{3}$/.test(currency) || !query.data) return null
  const factor = query.data.items.find((one) => one.isInForce && one.currency === currency)
  if (!factor) {
    return (
      <p className="notice notice-soon md" role="status">
        <span>
          {t('noFactor', { year, currency })} <Link to={paths.adminRates()}>{t('toRates')}</Link>
        </span>
      </p>
    )
  }
  const paid = minorUnitsIn(amount, currency)
  const duration = format.duration(factor.minutesPerThousand)
  return (
    <p className="soft" role="status">
      {t('factor', { year, currency, duration })}{' '}
      {paid !== null && paid > 0 && (
        <strong>
          {t('lot', {
            duration: format.duration(
              maintenanceMinutes(
                { amount: paid, fractionDigits: fractionDigits(currency) },
                factor.minutesPerThousand,
              ),
            ),
          })}
        </strong>
      )}
    </p>
  )
}
