import { expect, test } from 'vitest'
import { readPayment } from './read-payment.ts'

const formOf = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const filled = {
  licenceYear: '2026',
  paidOn: '2026-03-02',
  amount: '4500,50',
  currency: 'usd',
  validFrom: '2026-03-02',
  validUntil: '2026-12-31',
  reference: ' F-118 ',
}

test('HR-3: a payment is sent in minor units, its last day told as the day after', () => {
  expect(readPayment(formOf(filled))).toEqual({
    body: {
      licenceYear: 2026,
      paidOn: '2026-03-02',
      amount: { amount: 450_050, currency: 'USD' },
      validFrom: '2026-03-02',
      validUntil: '2027-01-01',
      reference: 'F-118',
    },
  })
  const { body } = readPayment(formOf({ ...filled, validUntil: '', reference: '' })) as {
    body: object
  }
  expect(Object.keys(body)).toEqual(['licenceYear', 'paidOn', 'amount', 'validFrom'])
})

test('HR-3: what is wrong with a payment is told by field', () => {
  const wrong = { ...filled, licenceYear: '26', amount: '0', validUntil: '2026-03-01', paidOn: '' }
  expect(readPayment(formOf(wrong))).toEqual({
    faults: { licenceYear: 'year', amount: 'amount', validUntil: 'reversed', paidOn: 'required' },
  })
  expect(readPayment(formOf({ ...filled, currency: 'US' }))).toEqual({
    faults: { currency: 'currency' },
  })
})
