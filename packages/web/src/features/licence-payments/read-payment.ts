import type { CreateLicencePaymentBody } from '@mesa/shared/wire/maintenance.schema'
import { formText } from '../../lib/form-data.ts'
import { dayAfter } from '../../lib/last-day.ts'
import { minorUnitsIn } from '../../lib/typed-money.ts'

export type PaymentFault = 'required' | 'year' | 'amount' | 'currency' | 'reversed'
type Read = { body: CreateLicencePaymentBody } | { faults: Record<string, PaymentFault> }

const fields = ['licenceYear', 'paidOn', 'amount', 'currency', 'validFrom'] as const

/** A licence year as typed, or null. */
export const yearIn = (text: string): number | null =>
  /^2[01]\d\d$/.test(text.trim()) ? Number(text) : null

/** The payment that was filled in, or what is wrong by field name. */
export function readPayment(data: FormData): Read {
  const faults: Record<string, PaymentFault> = {}
  const typed = (name: string) => formText(data, name).trim()
  for (const name of fields) if (typed(name) === '') faults[name] = 'required'
  const licenceYear = yearIn(typed('licenceYear'))
  if (licenceYear === null) faults['licenceYear'] ??= 'year'
  const currency = typed('currency').toUpperCase()
  const isCurrency = /^[A-Z]{3}$/.test(currency)
  if (!isCurrency) faults['currency'] ??= 'currency'
  const amount = isCurrency ? minorUnitsIn(typed('amount'), currency) : null
  if (isCurrency && (amount ?? 0) < 1) faults['amount'] ??= 'amount'
  const validFrom = typed('validFrom')
  const last = typed('validUntil')
  if (last !== '' && last < validFrom) faults['validUntil'] = 'reversed'
  if (licenceYear === null || amount === null || Object.keys(faults).length > 0) return { faults }
  const reference = typed('reference')
  return {
    body: {
      licenceYear,
      paidOn: typed('paidOn'),
      amount: { amount, currency },
      validFrom,
      ...(last !== '' && { validUntil: dayAfter(last) }),
      ...(reference !== '' && { reference }),
    },
  }
}
