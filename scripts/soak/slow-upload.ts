import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Person } from './patient-client.ts'

export type SlowUpload = {
  /** Sends the rest and answers the status. */
  finish(): Promise<number>
}

const boundary = 'mesa-soak-boundary'
const half = 'lote;fecha;total\n'.repeat(2000)

/** Sends the first half of a file and waits until the server has surely begun to store it. */
export async function startUpload(url: string, person: Person): Promise<SlowUpload> {
  const upload = request(`${url}/api/v1/attachments`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await signIn(url, person)}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
  })
  const answered = once(upload, 'response') as Promise<[IncomingMessage]>
  // Whoever ends the server on purpose does not wait for its answer.
  answered.catch(() => undefined)
  upload.write(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="lote.csv"\r\ncontent-type: text/csv\r\n\r\n${half}`,
  )
  await sleep(500)
  return {
    async finish() {
      upload.end(`${half}\r\n--${boundary}--\r\n`)
      const [response] = await answered
      response.resume()
      return response.statusCode ?? 0
    },
  }
}

/** Returns when nobody listens any more. */
export async function untilRefused(url: string): Promise<void> {
  for (;;) {
    try {
      await fetch(`${url}/healthz`, { headers: { connection: 'close' } })
      await sleep(20)
    } catch {
      return
    }
  }
}

async function signIn(url: string, { email, password }: Person): Promise<string> {
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ email, password }),
  })
  const { accessToken } = (await response.json()) as { accessToken: string }
  return accessToken
}
