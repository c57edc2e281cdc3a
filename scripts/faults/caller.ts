import type { Person } from '../soak/patient-client.ts'

export type Reply = { status: number; text: string }
export type Keyed = { path: string; body: object | FormData; key: string }

/** Signs in and answers the header that a person's requests carry for some minutes. */
export async function authorizationOf(url: string, { email, password }: Person): Promise<string> {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ email, password }),
  })
  const body = (await answer.json()) as { accessToken?: string }
  // Many passwords at once take a busy machine long: asked again, as the answer says.
  if (answer.status === 503) return authorizationOf(url, { email, password })
  if (body.accessToken === undefined) throw new Error(`no sign-in: ${JSON.stringify(body)}`)
  return `Bearer ${body.accessToken}`
}

/** One attempt, on a connection of its own; throws when there was no answer. */
export async function post(
  url: string,
  authorization: string,
  { path, body, key }: Keyed,
): Promise<Reply> {
  const isForm = body instanceof FormData
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization,
      connection: 'close',
      'idempotency-key': key,
      ...(!isForm && { 'content-type': 'application/json' }),
    },
    body: isForm ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  })
  return { status: answer.status, text: await answer.text() }
}

export async function get(url: string, path: string, authorization?: string): Promise<Reply> {
  const answer = await fetch(`${url}${path}`, {
    headers: { connection: 'close', ...(authorization !== undefined && { authorization }) },
    signal: AbortSignal.timeout(20_000),
  })
  return { status: answer.status, text: await answer.text() }
}
