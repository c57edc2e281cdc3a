import { aCase, givenStartedCase } from '@mesa/api/testing/given-case'
import { changePolicy } from '@mesa/api/testing/given-policy'
import type { Desk } from './desk.ts'

type Made = { status: number; body: { [field: string]: unknown } }

async function made(answer: Promise<Made>): Promise<Made['body']> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return body
}

/** Something to see on every page: cases in all their parts, and what each rule adds. */
export async function fillDesk(desk: Desk): Promise<void> {
  await fillCases(desk)
  await fillRules(desk)
  await fillAdministration(desk)
  await fillContracts(desk)
}

/**
 * Case 1 is in work with every kind of message, a pending decision and mails, 2 is to validate, 3 just
 * came, and 4 asks for priority and for work outside hours, and has terms to confirm.
 */
async function fillCases(desk: Desk) {
  const started = await givenStartedCase(desk)
  const agent = desk.as('agent')
  const ticket = `/tickets/${started.number}`
  await made(agent.post(`${ticket}/messages`, { kind: 'note', body: 'Nota para el equipo.' }))
  await made(agent.post(`${ticket}/messages`, { kind: 'reply', body: 'Estamos **revisando**.' }))
  const startedAt = new Date(desk.clock.now().getTime() - 30 * 60_000).toISOString()
  const work = { component: 'l1', minutes: 30, startedAt, description: 'Análisis' }
  await made(agent.post(`${ticket}/worklogs`, work))
  const ask = { purpose: 'solution', minutes: 180, explanation: 'Corregir la serie' }
  await made(agent.post(`${ticket}/consents`, ask))
  const solved = await givenStartedCase(desk)
  const solution = { action: 'propose', nature: 'definitive', body: 'Pruebe otra vez.' }
  await made(agent.post(`/tickets/${solved.number}/transitions`, solution))
  const keyUser = desk.as('keyUserA')
  await made(keyUser.post('/tickets', await aCase(desk)))

  await changePolicy(desk, (policy) => ({
    ...policy,
    terms: { perCase: true },
    intake: { ...policy.intake, afterHours: 'request' },
  }))
  await made(desk.as('admin').post('/terms', { title: 'Términos', body: 'De 9 a 17.' }))
  const afterHours = { startsAt: '2026-03-04T22:00:00Z', endsAt: '2026-03-05T01:00:00Z' }
  const urgent = { priorityReason: 'platform_down', afterHours }
  await made(keyUser.post('/tickets', await aCase(desk, 'keyUserA', urgent)))
}

/** Conditions to accept, a draft to decide on, a window to come, a training held. */
async function fillRules(desk: Desk) {
  await changePolicy(desk, (policy) => ({
    ...policy,
    entitlement: {
      ...policy.entitlement,
      conditions: 'once',
      training: 'required',
      keyUsersOnly: true,
    },
  }))
  const { product, users } = desk.given
  const keyUser = desk.as('keyUserA')
  const conditions = { title: 'Condiciones', body: 'Un caso por asunto.' }
  await made(desk.as('admin').post('/conditions', conditions))
  const content = { productId: product.id, summary: 'Recibo sin totales' }
  await made(desk.as('requesterA').post('/drafts', { content }))
  const window = { startsAt: '2026-03-20T12:00:00Z', endsAt: '2026-03-21T12:00:00Z' }
  await made(keyUser.post('/critical-windows', { reason: 'Carnetización', ...window }))
  const training = { productId: product.id, trainedOn: '2026-02-10', trainer: 'Ana Agente' }
  await made(keyUser.post(`/users/${users.requesterA.id}/trainings`, training))
}

/** A group, what an agent knows, who stands in for whom, and a category with a form. */
async function fillAdministration(desk: Desk) {
  const { product, users } = desk.given
  const [admin, supervisor] = [desk.as('admin'), desk.as('supervisor')]
  const group = await made(desk.as('commercial').post('/organization-groups', { name: 'Clubes' }))
  const { id: organizationId } = desk.given.organizations.a
  await made(desk.as('commercial').patch(`/organizations/${organizationId}`, { groupId: group.id }))
  const skills = [{ productId: product.id, level: 'l2', note: 'Bancos' }]
  await made(supervisor.put(`/users/${users.agent.id}/skills`, { skills }))
  const away = { startsOn: '2026-03-09', endsOn: '2026-03-13' }
  const pair = { leadId: users.agent.id, substituteId: users.otherAgent.id }
  await made(supervisor.post('/lead-substitutions', { ...pair, ...away }))
  const { items } = (await admin.get('/catalogs/categories')).body
  const fields = [
    { key: 'recibo', label: 'Número de recibo', type: 'voucher', required: true },
    { key: 'sede', label: 'Sede', type: 'choice', required: false, options: ['Norte', 'Sur'] },
  ]
  await made(admin.patch(`/catalogs/categories/${items[0].id}`, { settings: { fields } }))
  const [type] = (await admin.get('/contract-types')).body.items
  const terms = { kind: 'monthly', period: 'month', periodMinutes: 600 }
  const version = { effectiveFrom: '2026-05-01', terms, note: 'Desde mayo, cada mes' }
  await made(admin.post(`/contract-types/${type.id}/versions`, version))
  const hourPrice = { amount: 4500, currency: 'USD' }
  await made(admin.post('/rates', { kind: 'independent', validFrom: '2026-01-01', hourPrice }))
  await changePolicy(desk, (policy) => ({
    ...policy,
    hours: { ...policy.hours, maintenance: 'yearly' },
  }))
  const factor = { year: 2026, currency: 'USD', minutesPerThousand: 600 }
  await made(admin.post('/maintenance-factors', factor))
}

/** Terms changed with a lot, an adjustment that waits and one posted, a closed month, work in advance. */
async function fillContracts(desk: Desk) {
  const [seller, supervisor] = [desk.as('commercial'), desk.as('supervisor')]
  const { items } = (await seller.get('/contracts')).body
  const contract = `/contracts/${items[0].id}`
  const lot = { minutes: 90, validFrom: '2026-03-04', validUntil: '2026-04-01' }
  const terms = { overdraftMinutesMax: 120, period: 'month', periodMinutes: 60 }
  const change = { effectiveFrom: '2026-03-04', terms, reason: 'Amplía', lot }
  await made(seller.post(`${contract}/versions`, change))
  const dates = { validFrom: '2026-03-04', validUntil: '2026-12-31' }
  await made(seller.post(`${contract}/adjustments`, { minutes: 30, reason: 'Redondeo', ...dates }))
  await made(
    supervisor.post(`${contract}/adjustments`, { minutes: 3000, reason: 'Compensa', ...dates }),
  )
  await made(supervisor.post('/month-closes', { month: '2026-01' }))
}
