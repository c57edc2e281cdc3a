import { expect, onTestFinished, test } from 'vitest'
import { setup } from '../../testing/test-app.ts'
import { runLedgerMonths } from './testing/run-ledger-months.ts'

test('P8: on each of 24 days eight contracts have what their paper says, with three sweepers at once and killed', async () => {
  const made = await setup()
  onTestFinished(() => made.close())
  const { tenantId, organizations, product } = made.given

  const report = await runLedgerMonths({
    url: made.appUrl,
    desk: { tenantId, organizationId: organizations.a.id, productId: product.id },
    contracts: 8,
    days: 24,
    seed: 20_261_122,
    killShare: 0.12,
    worksPerDay: 3,
    say: () => {},
  })

  expect(report.wrong).toEqual([])
  expect(report.kills).toBeGreaterThan(0)
  expect(report.comparisons).toBe(192)
}, 120_000)
