import { randomUUID } from 'node:crypto'
import type { Answer, TestApp } from '../test-app.ts'
import { insert } from './mirror-rows.ts'

function made({ status, body }: Answer) {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}

/** Two rates, two factors of maintenance; one of the rates, and a type of contract. */
export async function addRateCard(desk: TestApp): Promise<{ rate: string; type: string }> {
  const commercial = desk.as('commercial')
  const hourPrice = { amount: 9000, currency: 'USD' }
  const rate = { kind: 'independent', validFrom: '2026-01-01', hourPrice }
  const { id } = made(await commercial.post('/rates', rate))
  made(await commercial.post('/rates', { ...rate, kind: 'after_hours' }))
  const factor = { currency: 'USD', minutesPerThousand: 600 }
  for (const year of [2026, 2027])
    made(await commercial.post('/maintenance-factors', { ...factor, year }))
  const { items } = made(await commercial.get('/contract-types'))
  const terms = { kind: 'contract', graceDays: 2 }
  const version = { effectiveFrom: '2026-04-01', terms }
  made(await commercial.post(`/contract-types/${items[0].id}/versions`, version))
  return { rate: id, type: items[0].id }
}

/** Two licence years of a contract, paid, beyond what the desk's rulebook lets in. */
export async function addLicencePayments(
  desk: TestApp,
  { contractId, organizationId, word }: Record<'contractId' | 'organizationId' | 'word', string>,
) {
  for (const year of [2025, 2026])
    await insert(
      desk,
      `insert into licence_payments (tenant_id, id, contract_id, organization_id, licence_year, paid_on,
         amount, currency, minutes_per_thousand, minutes, reference, recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, '2026-01-02', 100000, 'USD', 600, 600, $6, 'Ventas', now())`,
      [randomUUID(), contractId, organizationId, year, `Factura ${word}`],
    )
}
