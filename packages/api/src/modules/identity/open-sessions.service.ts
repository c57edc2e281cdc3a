import type { PageQuery } from '@mesa/shared/wire/common.schema'
import type {
  EndedSessions,
  OpenSessionList,
  OpenSessionView,
} from '@mesa/shared/wire/security.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import { systemScope, type Caller, type Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { audit } from '../audit/audit.service.ts'
import { describeDevice } from './device.ts'
import * as identity from './identity.repository.ts'
import { endOwnSession, listOpenSessions } from './open-sessions.repository.ts'
import { asPerson } from './own-account.ts'

export type OpenSessionsService = ReturnType<typeof createOpenSessionsService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

/** Where a person is signed in. What is ended here is refused on its very next request (P24). */
export const createOpenSessionsService = ({ db, clock, cursors }: Deps) => ({
  async list(actor: Caller, { limit = 50, cursor }: PageQuery): Promise<OpenSessionList> {
    const { tenantId, userId, sessionId } = asPerson(actor)
    const bound = { actor, filters: { list: 'sessions' } }
    const [createdAt, id] = cursors.decode(cursor, bound) ?? []
    const before = id === undefined ? undefined : { at: String(createdAt), id: String(id) }
    const at = clock.now()
    const rows = await db.transaction(
      systemScope(tenantId),
      (tx) => listOpenSessions(tx, { userId, at, before, limit }),
      { readOnly: true },
    )
    return toPage(
      rows.map((row): OpenSessionView => ({
        id: row.id,
        device: describeDevice(row.userAgent),
        createdAt: row.createdAt.toISOString(),
        lastUsedAt: row.lastUsedAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        isCurrent: row.id === sessionId,
      })),
      limit,
      (last) => cursors.encode([last.createdAt, last.id], bound),
    )
  },

  /** One's own; anybody else's does not exist. */
  async end(actor: Caller, id: string): Promise<void> {
    const owner = asPerson(actor)
    const { userId } = owner
    await db.transaction(systemScope(owner.tenantId), async (tx) => {
      const at = clock.now()
      if (!(await endOwnSession(tx, { id, userId, at }))) throw new AppError('not_found')
      const act = { action: 'session.ended', targetType: 'user', targetId: userId }
      await audit(tx, { actor: owner, ...act, at })
    })
  },

  async endOthers(actor: Caller): Promise<EndedSessions> {
    const owner = asPerson(actor)
    const { userId, sessionId } = owner
    return db.transaction(systemScope(owner.tenantId), async (tx) => {
      const at = clock.now()
      const ending = { at, because: 'ended_by_owner', exceptId: sessionId }
      const rows = await identity.revokeSessionsOf(tx, userId, ending)
      // Those that had lapsed by themselves were no longer open.
      const ended = rows.filter(({ expiresAt }) => expiresAt > at).length
      const act = { action: 'session.others_ended', targetType: 'user', targetId: userId }
      if (ended > 0) await audit(tx, { actor: owner, ...act, details: { ended }, at })
      return { ended }
    })
  },
})
