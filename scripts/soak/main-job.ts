import { randomBytes, randomUUID } from 'node:crypto'
import type { Journal } from './acknowledgements.ts'
import type { Answer, Client, Person } from './patient-client.ts'
import type { Team } from './prepare-desk.ts'

export type Writer = {
  client: Client
  journal: Journal
  team: Team
  productId: string
  random: () => number
}

const tinyPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const rounds = 12

/**
 * One case with much work on it: postings of every kind that work brings, consumed, held, captured,
 * and released in the end.
 */
export async function runPostings(writer: Writer): Promise<void> {
  const { number, path } = await open(writer)
  await move(writer, { path, number, action: 'review', by: 'agent' })
  for (let round = 0; round < rounds; round++) {
    await log(writer, path)
    if (round % 3 === 1) await consent(writer, path)
  }
  await move(writer, {
    path,
    number,
    action: 'close',
    by: 'customer',
    more: { reason: 'Ya no hace falta' },
  })
}

/** Longer than any work below lasts: nobody has worked after now. */
const hourMs = 3_600_000

/** The main job once, from the first picture to the accepted solution; every answer goes to the journal. */
export async function runMainJob(writer: Writer): Promise<void> {
  const { number, path } = await open(writer)
  await move(writer, { path, number, action: 'review', by: 'agent' })
  await writer.client.send(writer.team.agent, {
    method: 'PUT',
    path: `${path}/classification`,
    body: { type: 'support', criticality: 'serious', level: 'l1' },
  })
  await move(writer, { path, number, action: 'start', by: 'agent' })
  await say(writer, { path, by: 'agent', body: { kind: 'note', body: '' } })
  await say(writer, { path, by: 'agent', body: { kind: 'reply', nature: 'provisional', body: '' } })
  await log(writer, path)
  await consent(writer, path)
  await log(writer, path)
  await say(writer, { path, by: 'customer', body: { kind: 'reply', body: '' } })
  await move(writer, {
    path,
    number,
    action: 'propose',
    by: 'agent',
    more: { nature: 'definitive', body: `Quedó corregida la serie ${newMark()}` },
  })
  await move(writer, { path, number, action: 'accept', by: 'customer' })
}

async function open({ client, journal, team, productId }: Writer) {
  const { path, file, entry } = await openCase(client, { customer: team.customer, productId })
  journal.append(file)
  journal.append(entry)
  return { number: entry.number, path }
}

/** A documented case; answers what must be found of it in the end. */
export async function openCase(
  client: Client,
  { customer, productId }: { customer: Person; productId: string },
) {
  // The picture of each case has bytes of its own, so that files cannot be taken for one another.
  const bytes = Buffer.concat([tinyPng, randomBytes(2048)])
  const form = new FormData()
  form.append('file', new Blob([bytes], { type: 'image/png' }), 'pantalla.png')
  const stored = await client.send(customer, { path: '/attachments', body: form })
  const id = String(stored['id'])
  const file = { kind: 'file' as const, id, sha256: String(stored['sha256']) }

  const mark = newMark()
  const opened = await client.send(customer, {
    path: '/tickets',
    body: {
      productId,
      module: 'Facturación',
      summary: `Recibo ${mark} descuadra ${newMark()}`,
      body: 'Al emitir el recibo aparece «Total no coincide». Ruta: Facturación › Recibos › Emitir.',
      attachments: [{ id, evidence: 'screen' }],
    },
  })
  const number = Number(opened['number'])
  const entry = { kind: 'case' as const, id: String(opened['id']), number, mark }
  return { path: `/tickets/${number}`, file, entry }
}

type Move = { path: string; number: number; action: string; by: keyof Team; more?: object }

async function move(
  { client, journal, team }: Writer,
  { path, number, action, by, more }: Move,
): Promise<void> {
  const moved = await client.send(team[by], {
    path: `${path}/transitions`,
    body: { action, ...more },
  })
  journal.append({ kind: 'moved', number, action, status: String(moved['status']) })
}

async function say(
  { client, journal, team }: Writer,
  { path, by, body }: { path: string; by: keyof Team; body: object },
): Promise<void> {
  const mark = newMark()
  const message = await client.send(team[by], {
    path: `${path}/messages`,
    body: { ...body, body: `Revisamos los totales ${mark}` },
  })
  journal.append({ kind: 'message', id: String(message['id']), mark })
}

/** Half of the entries bring their own id, as a client that works offline does. */
async function log({ client, journal, team, random }: Writer, path: string): Promise<void> {
  const mark = newMark()
  const worklog = await client.send(team.agent, {
    path: `${path}/worklogs`,
    body: {
      ...(random() < 0.5 && { id: randomUUID() }),
      component: random() < 0.5 ? 'l1' : 'l2',
      minutes: 5 + Math.floor(random() * 40),
      startedAt: new Date(Date.now() - hourMs).toISOString(),
      description: `Análisis ${mark}`,
    },
  })
  const minutes = Number(worklog['loggedMinutes'])
  const chargedMinutes = Number(worklog['chargedMinutes'])
  journal.append({ kind: 'worklog', id: String(worklog['id']), mark, minutes, chargedMinutes })
}

async function consent({ client, journal, team }: Writer, path: string): Promise<void> {
  const mark = newMark()
  const asked: Answer = await client.send(team.agent, {
    path: `${path}/consents`,
    body: { purpose: 'solution', minutes: 180, explanation: `Corregir la serie ${mark}` },
  })
  const id = String(asked['id'])
  journal.append({ kind: 'asked', id, mark })
  const answered = await client.send(team.customer, {
    path: `/consents/${id}/decision`,
    body: { decision: 'accept' },
  })
  journal.append({ kind: 'answered', id, status: String(answered['status']) })
}

const newMark = () => `m${randomBytes(8).toString('hex')}`
