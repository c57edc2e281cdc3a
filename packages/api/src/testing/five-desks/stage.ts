import type { PresetName } from '@mesa/shared/rulebook/presets'
import { upload } from '../given-case.ts'
import type { Answer, TestApp } from '../test-app.ts'

export type Phase = 'open' | 'review' | 'answer' | 'silence' | 'close'

/** One desk in the middle of the story; `number` is 0 until its case is open. */
export type Stage = { desk: TestApp; number: number }

/** What is done in a phase, what the desk makes of it, and the words of its document that ask for that. */
export type Act = {
  phase: Phase
  /** Verbatim from the desk's document (docs/five-desks.md). */
  words: string
  does: (stage: Stage) => Promise<unknown>
  finds: object
}
export type Story = { preset: PresetName; acts: Act[] }

type Who = Parameters<TestApp['as']>[0]

/** An answer as acts compare it: its body and its status. */
export const told = ({ status, body }: Answer): object => ({ status, body: body as object })

/** The same matter in every desk. */
export const matter = ({ desk }: Stage, more: object = {}) => ({
  productId: desk.given.product.id,
  module: 'Facturación',
  summary: 'Factura mal cargada',
  body: 'La factura 00-118734 quedó cargada por 124.800,00 y es por 12.480,00.',
  ...more,
})

/** Opened by its customer in the portal, with the screen as evidence unless `attachments` says otherwise. */
export async function open(stage: Stage, who: Who, more: object = {}) {
  const attachments = [{ id: (await upload(stage.desk, who)).id, evidence: 'screen' }]
  const body = matter(stage, { attachments, ...more })
  return remembered(stage, await stage.desk.as(who).post('/tickets', body))
}

/** Placed by an agent for who called or wrote. */
export async function placeFor(stage: Stage, channel: 'phone' | 'email', more: object = {}) {
  const { users, organizations } = stage.desk.given
  const about = { channel, organizationId: organizations.a.id, requesterId: users.requesterA.id }
  const answer = await stage.desk.as('agent').post('/tickets', matter(stage, { ...about, ...more }))
  return remembered(stage, answer)
}

function remembered(stage: Stage, answer: Answer) {
  if (answer.status === 201) stage.number = answer.body.number as number
  return told(answer)
}

export const read = async (stage: Stage, who: Who = 'agent') =>
  (await stage.desk.as(who).get(`/tickets/${stage.number}`)).body as object

/** An action of the machine, by its name or with what belongs to it. */
export async function move(
  stage: Stage,
  who: Who,
  action: string | ({ action: string } & Record<string, unknown>),
) {
  const body = typeof action === 'string' ? { action } : action
  return told(await stage.desk.as(who).post(`/tickets/${stage.number}/transitions`, body))
}

export const classify = async (stage: Stage, body: object) =>
  told(await stage.desk.as('agent').put(`/tickets/${stage.number}/classification`, body))

/** A reply, by its words or with more than them. */
export async function say(
  stage: Stage,
  who: Who,
  words: string | ({ body: string } & Record<string, unknown>),
) {
  const said = typeof words === 'string' ? { body: words } : words
  const message = { kind: 'reply', ...said }
  return told(await stage.desk.as(who).post(`/tickets/${stage.number}/messages`, message))
}

/** Moves the time, and does what became due until then. */
export async function go({ desk }: Stage, now: string) {
  const answer = await desk.with().put('/test/clock', { now })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
}

/** Texts of the mails a customer got so far, the newest last; sends what waits. */
export async function mailsTo(stage: Stage, person: 'requestera' | 'keyusera'): Promise<string[]> {
  await go(stage, stage.desk.clock.now().toISOString())
  return stage.desk.mails
    .filter(({ to }) => to.address.startsWith(`${person}@`))
    .map(({ subject, text }) => `${subject}\n${text}`)
}
