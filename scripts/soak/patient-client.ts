import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'

/** Signed in on first use and again whenever the session ends. */
export type Person = { email: string; password: string; token?: string }
export type Answer = Record<string, unknown>
type Request = { method?: 'POST' | 'PUT'; path: string; body: object | FormData }
type Sending = { request: Request; authorization?: string; key?: string }
type Outcome = { kind: 'answer'; status: number; body: Answer } | { kind: 'unknown' }

/** Something a client must never see. */
export type Flaw = { what: string; request: string; detail: string }
export type Tally = ReturnType<typeof createTally>
export type Client = ReturnType<typeof createClient>

/** Longer than any outage of a run: an outcome left open could not be judged. */
const patienceMs = 600_000
const answerMsMax = 12_000
/** How often an answered request is sent once more, to see the same answer. */
const repeatShare = 0.1

/**
 * Sends each request until its outcome is known, always with the same Idempotency-Key, as api.md asks
 * of clients. What contradicts a promise is collected in the tally's flaws.
 */
export function createClient({ url, random }: { url: string; random: () => number }) {
  const tally = createTally()
  const ask = createAsk(url, tally)

  async function send(person: Person, request: Request): Promise<Answer> {
    const key = randomUUID()
    const answer = await settle(person, { request, key })
    const isRepeatable = request.method !== 'PUT' && !(request.body instanceof FormData)
    if (isRepeatable && random() < repeatShare) {
      const again = await settle(person, { request, key })
      tally.counts.replayed += 1
      if (!isDeepStrictEqual(again, answer))
        tally.note('the same key gave another answer', request, JSON.stringify([answer, again]))
    }
    return answer
  }

  type Keyed = { request: Request; key: string }

  async function settle(person: Person, { request, key }: Keyed): Promise<Answer> {
    const from = performance.now()
    while (performance.now() - from < patienceMs) {
      const token = person.token ?? (await signIn(person))
      if (token !== undefined) {
        const outcome = await ask({ request, authorization: `Bearer ${token}`, key })
        if (outcome.kind === 'answer') {
          const { status, body } = outcome
          if (status >= 200 && status < 300) return body
          if (status === 401) delete person.token
          else if (isFinal(status, body)) {
            tally.note(`refused with ${status}`, request, JSON.stringify(body))
            throw new Error(`${request.path} was refused: ${JSON.stringify(body)}`)
          }
        }
      }
      await sleep(50 + random() * 150)
    }
    tally.note('never answered', request, `${patienceMs} ms`)
    throw new Error(`${request.path} was never answered`)
  }

  async function signIn(person: Person): Promise<string | undefined> {
    const { email, password } = person
    const outcome = await ask({ request: { path: '/auth/login', body: { email, password } } })
    if (outcome.kind === 'unknown' || outcome.status !== 200) return undefined
    person.token = String(outcome.body['accessToken'])
    return person.token
  }

  return { send, counts: tally.counts, flaws: tally.flaws }
}

const isFinal = (status: number, body: Answer) =>
  status < 500 && body['code'] !== 'idempotency_key_in_use'

/** For whoever compares it with the line of a kill. */
export const timeOfDay = () => new Date().toISOString().slice(11, 19)

function createTally() {
  const counts = {
    /** The connection ended before the answer: done or not, only the key can tell. */
    unknown: 0,
    /** Nobody listened: certainly not done. */
    unreached: 0,
    unavailable: 0,
    slowestUnavailableMs: 0,
    replayed: 0,
  }
  const flaws: Flaw[] = []
  return {
    counts,
    flaws,
    note(what: string, { path }: Request, detail: string) {
      flaws.push({ what, request: path.replaceAll(/\d+|[0-9a-f-]{36}/g, '…'), detail })
    },
  }
}

function createAsk(url: string, tally: Tally) {
  const judge = (request: Request, response: Response, tookMs: number) => {
    if (response.status === 500) tally.note('500 instead of 503', request, '')
    if (response.status !== 503) return
    tally.counts.unavailable += 1
    tally.counts.slowestUnavailableMs = Math.max(tally.counts.slowestUnavailableMs, tookMs)
    if (!response.headers.has('retry-after')) tally.note('503 without Retry-After', request, '')
  }

  return async ({ request, authorization, key }: Sending): Promise<Outcome> => {
    const { method = 'POST', path, body } = request
    const isForm = body instanceof FormData
    const from = performance.now()
    try {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          ...(authorization !== undefined && { authorization }),
          ...(key !== undefined && { 'idempotency-key': key }),
          ...(!isForm && { 'content-type': 'application/json' }),
        },
        body: isForm ? body : JSON.stringify(body),
        signal: AbortSignal.timeout(answerMsMax),
      })
      const answer = (await response.json()) as Answer
      judge(request, response, performance.now() - from)
      return { kind: 'answer', status: response.status, body: answer }
    } catch (error) {
      const { name, cause } = error as Error
      if (name === 'TimeoutError')
        tally.note('no answer in time', request, `${answerMsMax} ms, at ${timeOfDay()}`)
      if ((cause as { code?: string } | undefined)?.code === 'ECONNREFUSED')
        tally.counts.unreached += 1
      else tally.counts.unknown += 1
      return { kind: 'unknown' }
    }
  }
}
