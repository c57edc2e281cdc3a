import { policyInForce } from '../modules/rulebook/rulebook.service.ts'
import type { TestApp } from './test-app.ts'

/** A one-pixel PNG: the smallest file whose bytes say that it is an image. */
export const tinyPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

type Contract = { organization?: 'a' | 'b'; minutes?: number; openCaseLimit?: number | null }

/** A running contract that covers the fixture's product, with one lot of hours; answers its id. */
export async function givenContract(
  desk: TestApp,
  { organization = 'a', minutes = 600, openCaseLimit = null }: Contract = {},
) {
  const commercial = desk.as('commercial')
  const contract = await commercial.post('/contracts', {
    organizationId: desk.given.organizations[organization].id,
    name: 'Plan de soporte',
    kind: 'contract',
    startsOn: '2026-01-01',
    endsOn: '2027-01-01',
    productIds: [desk.given.product.id],
    openCaseLimit,
  })
  if (contract.status !== 201) throw new Error(`no contract: ${JSON.stringify(contract.body)}`)
  if (minutes > 0) {
    const lot = { minutes, validFrom: '2026-01-01', validUntil: '2027-01-01', origin: 'purchase' }
    const granted = await commercial.post(`/contracts/${contract.body.id}/lots`, lot)
    if (granted.status !== 201) throw new Error(`no lot: ${JSON.stringify(granted.body)}`)
  }
  return contract.body.id as string
}

/** Uploads a file as a person of the fixture; answers the staged attachment. */
export async function upload(
  desk: TestApp,
  who: Parameters<TestApp['as']>[0],
  file = { name: 'pantalla.png', bytes: tinyPng },
) {
  const boundary = 'mesa-test-boundary'
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: image/png\r\n\r\n`,
    ),
    file.bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const answer = await desk
    .as(who)
    .post('/attachments', payload, { 'content-type': `multipart/form-data; boundary=${boundary}` })
  if (answer.status !== 201) throw new Error(`no upload: ${JSON.stringify(answer.body)}`)
  return answer.body as { id: string; sha256: string; size: number }
}

let cases = 0

/** What the portal sends for a documented case; every one says something else, so none is a look-alike. */
export async function aCase(
  desk: TestApp,
  who: Parameters<TestApp['as']>[0] = 'keyUserA',
  more: object = {},
) {
  const screen = await upload(desk, who)
  cases += 1
  return {
    productId: desk.given.product.id,
    module: 'Facturación',
    summary: `Recibo ${'abcdefghij'[cases % 10]}${cases} descuadra totales ${cases * 7919}`,
    body: 'Al emitir el recibo aparece el mensaje «Total no coincide». Ruta: Facturación › Recibos › Emitir.',
    attachments: [{ id: screen.id, evidence: 'screen' }],
    ...more,
  }
}

/** A case opened through the API; answers it as returned. */
export async function givenCase(
  desk: TestApp,
  who: Parameters<TestApp['as']>[0] = 'keyUserA',
  more: object = {},
) {
  const opened = await desk.as(who).post('/tickets', await aCase(desk, who, more))
  if (opened.status !== 201) throw new Error(`no case: ${JSON.stringify(opened.body)}`)
  return opened.body as { id: string; number: number; [field: string]: unknown }
}

/** Support, with what else the desk's rulebook asks for before work may start. */
const classesOf = (desk: TestApp) =>
  desk.inDesk(async (tx) => {
    const { impact, criticality } = (await policyInForce(tx)).policy.classification
    return {
      type: 'support',
      level: 'l1',
      ...(impact && { impact: 'medium' }),
      ...(criticality && { criticality: 'serious' }),
    }
  })

/** A case that an agent reviewed, classified and started. */
export async function givenStartedCase(
  desk: TestApp,
  who: Parameters<TestApp['as']>[0] = 'keyUserA',
  more: object = {},
) {
  const opened = await givenCase(desk, who, more)
  const agent = desk.as('agent')
  await agent.post(`/tickets/${opened.number}/transitions`, { action: 'review' })
  await agent.put(`/tickets/${opened.number}/classification`, await classesOf(desk))
  const started = await agent.post(`/tickets/${opened.number}/transitions`, { action: 'start' })
  if (started.status !== 200) throw new Error(`not started: ${JSON.stringify(started.body)}`)
  return started.body as { id: string; number: number; [field: string]: unknown }
}
