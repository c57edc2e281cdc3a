import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PresetName } from '@mesa/shared/rulebook/presets'
import type { FastifyBaseLogger } from 'fastify'
import supertest from 'supertest'
import { onTestFinished } from 'vitest'
import { createApp, type App } from '../app.ts'
import { createTestClock } from '../clock.ts'
import { readConfig, type Config } from '../config.ts'
import { createDatabase, systemScope, type Tx } from '../db/database.ts'
import { loadSecrets } from '../http/secrets.ts'
import { addWeb } from '../http/static.ts'
import { hashPassword } from '../modules/identity/passwords.ts'
import type { Tracing } from '../outside/tracing.ts'
import type { MailOut, OutgoingMail } from '../outside/mail-out.ts'
import type { Scanner } from '../outside/scanner.ts'
import { createDiskStorage, type Storage } from '../outside/storage.ts'
import { createBaseDesk, type GivenUser, type UserName } from './base-desk.ts'
import { createTestDatabase } from './database.ts'

/** The password of everybody in the fixture. */
export const password = 'correcto-caballo-47'
/** A Wednesday, 10:00 in Caracas: attention hours. */
export const wednesday = new Date('2026-03-04T14:00:00.000Z')

export type TestApp = Awaited<ReturnType<typeof setup>>
type Options = {
  config?: Partial<Config>
  /** False: an installation without any desk; `given` is then not to be used. */
  hasDesk?: boolean
  /** The policy of the fixture's desk; absent: `demo`. One key of it: `changePolicy`. */
  preset?: PresetName
  /** The built web, to be served beside the API. */
  webFolder?: string
  /** Other than a folder that ends with the test. */
  storage?: Storage
  scanner?: Scanner
  tracing?: Tracing
  /** Absent: silent. */
  logger?: FastifyBaseLogger
  /** As behind a pooler that hands out connections by transaction. */
  isPooled?: boolean
}

/**
 * The real application on a database of its own, with a driven clock, files in a temporary folder
 * and mails kept in `mails`. Ask for it in `beforeAll` or `test`; end it with `close()`.
 */
export async function setup(options: Options = {}) {
  const { config: overrides = {}, hasDesk = true, isPooled = false, webFolder } = options
  const database = await createTestDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'mesa-test-app-'))
  const config = {
    ...readConfig({ MESA_RATE_LIMIT: 'off', MESA_TEST_CLOCK: '1', MESA_DATA_DIR: dataDir }),
    ...overrides,
  }
  const db = createDatabase({ url: database.appUrl, poolSize: 6, isPooled })
  const clock = createTestClock(wednesday)
  const mails: OutgoingMail[] = []
  const app = await createApp({
    db,
    clock,
    config,
    secrets: loadSecrets({ secret: 'test secret', dataDir }),
    storage: options.storage ?? createDiskStorage(join(dataDir, 'files')),
    scanner: options.scanner ?? null,
    mailOut: collectingMailOut(mails),
    ...(options.tracing && { tracing: options.tracing }),
    ...(options.logger && { logger: options.logger }),
  })
  if (webFolder !== undefined) await addWeb(app, webFolder)
  await app.ready()
  const given = hasDesk
    ? await createBaseDesk(db, {
        at: clock.now(),
        passwordHash: await passwordHash(),
        preset: options.preset ?? 'demo',
      })
    : (undefined as never)

  return {
    app,
    db,
    clock,
    mails,
    config,
    given,
    services: app.services,
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    /** Speaks HTTP as a person of the fixture, or as any `GivenUser` made later. */
    as: (who: UserName | GivenUser) =>
      speak(app, () => {
        const user = typeof who === 'string' ? given.users[who] : who
        const token = app.jwt.sign({ sid: user.sessionId, tid: given.tenantId, sub: user.id })
        return `Bearer ${token}`
      }),
    /** Speaks HTTP with an API key or any other authorization header; without one, signed out. */
    with: (authorization?: string) => speak(app, () => authorization),
    /** Looks at or prepares rows beyond everybody's walls, in the desk of the fixture. */
    inDesk: <Result>(work: (tx: Tx) => Promise<Result>) =>
      db.transaction(systemScope(given.tenantId), work),
    async close() {
      await app.close()
      await db.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** `setup` for a single test, closed when that test ends. */
export async function setupForTest(options: Options = {}) {
  const made = await setup(options)
  onTestFinished(() => made.close())
  return made
}

let hashed: Promise<string> | undefined
const passwordHash = () => (hashed ??= hashPassword(password))

function collectingMailOut(mails: OutgoingMail[]): MailOut {
  return {
    send: async (mail) => {
      mails.push(mail)
      return { kind: 'sent' }
    },
    close: () => undefined,
  }
}

type Headers = Record<string, string>

/** `body` is parsed JSON, or the raw text where the answer is none; it is loose, as tests read it. */
export type Answer = {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read fields of any answer
  body: any
  headers: Record<string, string | string[] | number | undefined>
  cookies: Array<{ name: string; value: string; [more: string]: unknown }>
}

/** Requests leave through a socket, as a client's do, so that headers and limits are the real ones. */
export function speak(app: App, authorization: () => string | undefined) {
  const send =
    (method: 'get' | 'delete' | 'post' | 'put' | 'patch') =>
    async (url: string, payload?: object, headers: Headers = {}): Promise<Answer> => {
      const bearer = authorization()
      const request = supertest(app.server)[method](url.startsWith('/api/') ? url : `/api/v1${url}`)
      if (bearer !== undefined) request.set('authorization', bearer)
      request.set(headers).ok(() => true)
      const response = await (payload === undefined ? request : request.send(payload))
      const isJson = /json/.test(response.headers['content-type'] ?? '')
      return {
        status: response.status,
        body: isJson && response.text !== '' ? JSON.parse(response.text) : response.text,
        headers: response.headers,
        cookies: cookiesOf(response.headers),
      }
    }
  const read = (method: 'get' | 'delete') => {
    const ask = send(method)
    return (url: string, headers?: Headers) => ask(url, undefined, headers)
  }
  return {
    get: read('get'),
    delete: read('delete'),
    post: send('post'),
    put: send('put'),
    patch: send('patch'),
  }
}

function cookiesOf(headers: Record<string, unknown>): Answer['cookies'] {
  const lines = (headers['set-cookie'] ?? []) as string[]
  return lines.map((line) => {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', ...value] = pair.split('=')
    const named = attributes.map((attribute) => {
      const [key = '', text] = attribute.split('=')
      return [key.charAt(0).toLowerCase() + key.slice(1), text ?? true] as const
    })
    return { name, value: decodeURIComponent(value.join('=')), ...Object.fromEntries(named) }
  })
}
