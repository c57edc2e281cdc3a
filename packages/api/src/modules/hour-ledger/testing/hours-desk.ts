import { demo } from '@mesa/shared/rulebook/presets/demo'
import { setup, type TestApp } from '../../../testing/test-app.ts'
import { adoptPolicy } from '../../rulebook/rulebook.service.ts'
import { verifyLedger } from '../ledger-verify.service.ts'

/** Threshold of 120 minutes, cases without evidence and without the question about duplicates. */
export async function setupHours() {
  const made = await setup()
  const policy = {
    ...demo,
    intake: { ...demo.intake, evidence: 'off' as const, duplicates: 'off' as const },
  }
  await made.inDesk((tx) => adoptPolicy(tx, { policy, by: 'Fixture', at: made.clock.now() }))
  return { ...made, ...speakHours(made) }
}

function speakHours(made: TestApp) {
  const { as, given, clock } = made

  /** A contract of an organization with one lot, or with those asked for. */
  async function contractWith(
    lots: Array<{ minutes: number; validFrom?: string; validUntil?: string }>,
    { organizationId = given.organizations.a.id, ...more }: Record<string, unknown> = {},
  ) {
    const contract = await expectStatus(
      201,
      as('commercial').post('/contracts', {
        organizationId,
        name: 'Soporte anual',
        startsOn: '2026-01-01',
        endsOn: '2027-01-01',
        productIds: [given.product.id],
        ...more,
      }),
    )
    const lotIds: string[] = []
    for (const { minutes, validFrom = '2026-01-01', validUntil = '2027-01-01' } of lots) {
      const lot = await expectStatus(
        201,
        as('commercial').post(`/contracts/${contract.id}/lots`, {
          minutes,
          validFrom,
          validUntil,
          origin: 'purchase',
        }),
      )
      lotIds.push(lot.id)
    }
    return { id: contract.id as string, lotIds, contract }
  }

  let cases = 0
  /** A case of organization A in review, ready to ask for consents. */
  async function openCase(who: 'requesterA' | 'keyUserA' = 'requesterA') {
    cases += 1
    const ticket = await expectStatus(
      201,
      as(who).post('/tickets', {
        productId: given.product.id,
        module: 'Facturación',
        summary: `No cuadra el cierre ${cases}`,
        body: 'El cierre de caja no cuadra.',
        confirmNotDuplicate: true,
      }),
    )
    await expectStatus(
      200,
      as('agent').post(`/tickets/${ticket.number}/transitions`, { action: 'review' }),
    )
    return ticket.number as number
  }

  const log = (number: number, minutes: number, more: Record<string, unknown> = {}) =>
    as('agent').post(`/tickets/${number}/worklogs`, {
      component: 'l1',
      startedAt: agoIso(clock.now(), minutes),
      minutes,
      description: 'Revisión del cierre',
      ...more,
    })

  const ask = async (number: number, minutes: number) => {
    const body = { purpose: 'solution', minutes, explanation: 'Hay que corregir el cierre.' }
    const decision = await expectStatus(201, as('agent').post(`/tickets/${number}/consents`, body))
    return decision.id as string
  }
  const accept = (id: string) =>
    as('keyUserA').post(`/consents/${id}/decision`, { decision: 'accept' })
  const violations = () => made.inDesk((tx) => verifyLedger(tx))

  /** What a contract has, but for the moment it was asked and what is foretold. */
  const balanceOf = async (contractId: string) => {
    const {
      asOf: _,
      forecast: __,
      ...balance
    } = await expectStatus(200, as('agent').get(`/contracts/${contractId}/balance`))
    return balance
  }

  /** Ends the desk; a broken invariant fails the test that left it. */
  async function closeSound() {
    const found = await violations()
    await made.close()
    if (found.length > 0) throw new Error(JSON.stringify(found))
  }

  return { contractWith, openCase, log, ask, accept, violations, balanceOf, closeSound }
}

/** When work began that ends now. */
export const agoIso = (at: Date, minutes: number) =>
  new Date(at.getTime() - minutes * 60_000).toISOString()

type Answer = Awaited<ReturnType<ReturnType<TestApp['as']>['get']>>

/** The body, when the answer has the status that the arrangement needs. */
export async function expectStatus(status: number, answer: Promise<Answer>) {
  const { status: given, body } = await answer
  if (given !== status) throw new Error(`${given}, not ${status}: ${JSON.stringify(body)}`)
  return body
}
