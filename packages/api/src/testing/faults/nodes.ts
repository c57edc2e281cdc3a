import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createApp } from '../../app.ts'
import type { Clock } from '../../clock.ts'
import { createDatabase } from '../../db/database.ts'
import { loadSecrets } from '../../http/secrets.ts'
import type { MailOut } from '../../outside/mail-out.ts'
import { createDiskStorage } from '../../outside/storage.ts'
import { type TestApp, speak } from '../test-app.ts'
import type { GivenUser, UserName } from '../base-desk.ts'

export type Node = Awaited<ReturnType<typeof addNode>>
type Options = {
  /** Of the desk's database, perhaps through a proxy. */
  appUrl?: string
  clock?: Clock
  mailOut?: MailOut
  poolSize?: number
}

/** Another node of the same installation: same database, files and secrets, its own pool and clock. */
export async function addNode(desk: TestApp, options: Options = {}) {
  const { appUrl = desk.appUrl, clock = desk.clock, poolSize = 6 } = options
  const db = createDatabase({ url: appUrl, poolSize })
  const { dataDir } = desk.config
  const app = await createApp({
    db,
    clock,
    config: desk.config,
    secrets: loadSecrets({ secret: 'test secret', dataDir }),
    storage: createDiskStorage(join(dataDir, 'files')),
    mailOut: options.mailOut ?? {
      send: async (mail) => {
        desk.mails.push(mail)
        return { kind: 'sent' }
      },
      close: () => undefined,
    },
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    await app.close()
    await db.close()
  }
  onTestFinished(close)
  const authorizationOf = (who: UserName | GivenUser) => {
    const { id, sessionId } = typeof who === 'string' ? desk.given.users[who] : who
    return `Bearer ${app.jwt.sign({ sid: sessionId, tid: desk.given.tenantId, sub: id })}`
  }
  return {
    app,
    db,
    url,
    services: app.services,
    authorizationOf,
    as: (who: UserName | GivenUser) => speak(app, () => authorizationOf(who)),
    /** Whoever has not signed in. */
    signedOut: speak(app, () => undefined),
    close,
  }
}
