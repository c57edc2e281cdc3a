import { upload, tinyPng, givenContract } from '../given-case.ts'
import type { UserName } from '../base-desk.ts'
import type { Answer, TestApp } from '../test-app.ts'
import type { Canary } from './canaries.ts'
import { addLicencePayments } from './contract-rows.ts'
import { askAround } from './intake-rows.ts'

type Case = { id: string; number: number }
/** One of everything that an organization has, by what names it. */
export type Side = Awaited<ReturnType<typeof fillSide>>

/** Throws unless the answer is a success, so that a mirror is never half empty unnoticed. */
export function made(answer: Answer) {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/**
 * Fills one organization of a desk with cases in several states, words, notes, files, decisions, work,
 * hours, standing and mails, each text with the canary of its owner.
 */
export async function fillSide(desk: TestApp, letter: 'A' | 'B', canary: Canary) {
  const { word } = canary
  const organization = letter === 'A' ? ('a' as const) : ('b' as const)
  const organizationId = desk.given.organizations[organization].id
  const [keyUser, backup, requester] = [`keyUser${letter}`, `backup${letter}`, `requester${letter}`]
  const people = { keyUser, backup, requester } as Record<
    'keyUser' | 'backup' | 'requester',
    UserName
  >
  const agent = desk.as('agent')
  const contractId = await givenContract(desk, { organization })
  made(
    await desk.as('commercial').patch(`/contracts/${contractId}`, {
      name: `Plan ${word}`,
      note: `Nota ${word}`,
    }),
  )
  const lot = { minutes: 60, validFrom: '2026-01-01', validUntil: '2026-12-01', origin: 'courtesy' }
  made(await desk.as('commercial').post(`/contracts/${contractId}/lots`, { ...lot, note: word }))
  const terms = { effectiveFrom: '2026-04-01', terms: { graceDays: 3 }, reason: canary.note }
  made(await desk.as('commercial').post(`/contracts/${contractId}/versions`, terms))
  await addLicencePayments(desk, { contractId, organizationId, word })
  // January and February: two closed months.
  const closing = { month: '2026-02', contractIds: [contractId] }
  made(await desk.as('supervisor').post('/month-closes', closing))
  const standing = { standing: 'current', reason: `Al día ${word}` }
  for (const reason of [standing, { ...standing, reason: `Pagó ${word}` }])
    made(await desk.as('commercial').put(`/organizations/${organizationId}/standing`, reason))

  const open = (who: UserName, about: string) => openCase(desk, who, { about, word })
  const received = await open(people.requester, 'recibo')
  const other = await open(people.keyUser, 'cobro')
  const started = await open(people.requester, 'cierre')
  const waiting = await open(people.requester, 'nota')
  const validating = await open(people.keyUser, 'saldo')
  const closed = await open(people.requester, 'cuota')
  for (const { number } of [started, waiting, validating, closed]) await start(desk, number)

  const message = await talk(desk, { number: started.number, canary, people })
  const work = await logWork(desk, { number: started.number, word, organization })
  const around = await askAround(desk, { number: started.number, word, people })
  const consents = `/tickets/${waiting.number}/consents`
  const asked = { purpose: 'analysis', minutes: 90, explanation: `Analizar ${word}` }
  const answered = made(await agent.post(consents, asked)) as Case
  const accept = { decision: 'accept', comment: `Sí ${word}` }
  made(await desk.as(people.keyUser).post(`/consents/${answered.id}/decision`, accept))
  const pending = made(await agent.post(consents, { ...asked, purpose: 'solution' })) as Case
  for (const { number } of [validating, closed]) {
    const proposal = { action: 'propose', nature: 'definitive', body: `Solución ${word}` }
    made(await agent.post(`/tickets/${number}/transitions`, proposal))
  }
  const acceptance = { action: 'accept', comment: `Gracias ${word}` }
  made(await desk.as(people.requester).post(`/tickets/${closed.number}/transitions`, acceptance))

  const postings = made(await desk.as('commercial').get(`/contracts/${contractId}/postings`))
  return {
    organizationId,
    contractId,
    people,
    cases: { received, other, started, waiting, validating, closed },
    decisions: { answered: answered.id, pending: pending.id },
    postings: (postings.items as Case[]).map(({ id }) => id),
    worklogId: work.id,
    asked: around,
    messages: message,
    staged: {
      keyUser: (await staged(desk, people.keyUser, word)).id,
      requester: (await staged(desk, people.requester, word)).id,
    },
  }
}

const staged = (desk: TestApp, who: UserName, word: string) =>
  upload(desk, who, { name: `pantalla ${word}.png`, bytes: tinyPng })

async function openCase(
  desk: TestApp,
  who: UserName,
  { about, word }: { about: string; word: string },
): Promise<Case> {
  const screen = await staged(desk, who, word)
  const body = {
    productId: desk.given.product.id,
    module: 'Facturación',
    summary: `El ${about} de ${word} descuadra totales`,
    body: `Al emitir aparece «Total no coincide ${word}». Ruta: Facturación › Recibos › Emitir.`,
    attachments: [{ id: screen.id, evidence: 'screen' }],
    contact: { name: `Contacto ${word}`, phone: `tel ${word}` },
    affectedUser: { name: `Afectado ${word}`, email: `afectado@${word}.example` },
    confirmNotDuplicate: true,
  }
  return made(await desk.as(who).post('/tickets', body)) as Case
}

async function start(desk: TestApp, number: number) {
  const agent = desk.as('agent')
  made(await agent.post(`/tickets/${number}/transitions`, { action: 'review' }))
  const classification = { type: 'support', criticality: 'serious', level: 'l1' }
  made(await agent.put(`/tickets/${number}/classification`, classification))
  made(await agent.post(`/tickets/${number}/transitions`, { action: 'start' }))
}

type Talk = { number: number; canary: Canary; people: { requester: UserName } }

/** A reply read by the customer, a note with a file, a reply of the customer. */
async function talk(desk: TestApp, { number, canary: { word, note }, people }: Talk) {
  const agent = desk.as('agent')
  const path = `/tickets/${number}/messages`
  const files = async (who: UserName, name: string) => [(await staged(desk, who, name)).id]
  const reply = made(
    await agent.post(path, {
      kind: 'reply',
      body: `Respuesta ${word}`,
      nature: 'provisional',
      attachmentIds: await files('agent', word),
    }),
  )
  const internal = made(
    await agent.post(path, {
      kind: 'note',
      body: `Interno ${note} <b>${note}</b>`,
      attachmentIds: await files('agent', note),
    }),
  )
  made(await desk.as(people.requester).post(path, { kind: 'reply', body: `Contesto ${word}` }))
  made(await desk.as(people.requester).post(`/tickets/${number}/read`, { messageId: reply.id }))
  return {
    reply: reply.id as string,
    note: internal.id as string,
    file: reply.attachments[0].id as string,
    noteFile: internal.attachments[0].id as string,
  }
}

type Work = { number: number; word: string; organization: 'a' | 'b' }

async function logWork(desk: TestApp, { number, word }: Work) {
  const work = { component: 'l1', minutes: 20, description: `Trabajo ${word}`, billable: true }
  const path = `/tickets/${number}/worklogs`
  const first = { ...work, startedAt: '2026-03-04T12:00:00.000Z' }
  made(await desk.as('agent').post(path, { ...first, startedAt: '2026-03-04T13:00:00.000Z' }))
  return made(await desk.as('agent').post(path, first)) as { id: string }
}
