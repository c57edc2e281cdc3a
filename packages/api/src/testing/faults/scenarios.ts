import { randomUUID } from 'node:crypto'
import type { Answer, TestApp } from '../test-app.ts'
import type { UserName } from '../base-desk.ts'
import { aCase, givenContract, givenStartedCase, tinyPng } from '../given-case.ts'
import type { Node } from './nodes.ts'

/** One POST that somebody makes once, and repeats until its outcome is known. */
export type Call = {
  who: UserName
  path: string
  body: object
  headers?: Record<string, string>
  key: string
}
/** `prepare` does whatever comes before and answers a call that was not made yet. */
export type Scenario = { name: string; prepare: () => Promise<Call> }

type NewCall = Omit<Call, 'key'>
const call = (made: NewCall): Call => ({ ...made, key: randomUUID() })

/** Sends a call to a node; the same call again has the same key. */
export const send = (node: Pick<Node, 'as'>, { who, path, body, headers, key }: Call) =>
  node.as(who).post(path, body, { ...headers, 'idempotency-key': key })

/** The actions of the main job that must never be half done, each any number of times. */
export async function createScenarios(desk: TestApp): Promise<Scenario[]> {
  await givenContract(desk, { minutes: 200_000 })
  const agent = desk.as('agent')
  const talked = await givenStartedCase(desk)
  const worked = await givenStartedCase(desk)
  const asked = await ask(desk, worked.number, 50_000)
  await demand(desk.as('keyUserA').post(`/consents/${asked}/decision`, { decision: 'accept' }))
  let count = 0
  return [
    {
      name: 'open a case',
      prepare: async () =>
        call({ who: 'keyUserA', path: '/tickets', body: await aCase(desk, 'keyUserA') }),
    },
    {
      name: 'reply',
      prepare: async () =>
        call({
          who: 'agent',
          path: `/tickets/${talked.number}/messages`,
          body: { kind: 'reply', body: `Revisamos los totales ${(count += 1)}` },
        }),
    },
    {
      name: 'log and charge work',
      prepare: async () =>
        call({
          who: 'agent',
          path: `/tickets/${worked.number}/worklogs`,
          body: {
            component: 'l1',
            minutes: 20,
            startedAt: new Date(desk.clock.now().getTime() - 1_800_000).toISOString(),
            description: `Análisis ${(count += 1)}`,
          },
        }),
    },
    {
      name: 'answer a consent',
      prepare: async () => {
        const { number } = await givenStartedCase(desk)
        const id = await ask(desk, number, 30)
        return call({
          who: 'keyUserA',
          path: `/consents/${id}/decision`,
          body: { decision: 'accept' },
        })
      },
    },
    {
      name: 'accept and close',
      prepare: async () => {
        const { number } = await givenStartedCase(desk)
        const path = `/tickets/${number}/transitions`
        const solution = { action: 'propose', nature: 'definitive', body: 'Quedó corregido.' }
        await demand(agent.post(path, solution))
        return call({ who: 'keyUserA', path, body: { action: 'accept' } })
      },
    },
    { name: 'upload', prepare: async () => call(uploadOf((count += 1))) },
  ]
}

const boundary = 'mesa-test-boundary'

function uploadOf(count: number): NewCall {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="p${count}.png"\r\ncontent-type: image/png\r\n\r\n`
  return {
    who: 'keyUserA',
    path: '/attachments',
    body: Buffer.concat([Buffer.from(head), tinyPng, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

async function ask(desk: TestApp, number: number, minutes: number): Promise<string> {
  const asked = await demand(
    desk.as('agent').post(`/tickets/${number}/consents`, {
      purpose: 'solution',
      minutes,
      explanation: 'Corregir la serie de recibos.',
    }),
  )
  return String(asked.body.id)
}

async function demand(answering: Promise<Answer>): Promise<Answer> {
  const answer = await answering
  if (answer.status >= 300) throw new Error(`refused: ${JSON.stringify(answer.body)}`)
  return answer
}
