import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '@mesa/shared/access/actor'
import { systemClock, type Clock } from '../clock.ts'
import type { Caller } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { sha256 } from '../ids.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who acts, with roles and memberships as they are at this moment; throws 401 where nobody signed in. */
    readonly actor: Caller
    currentActor: Actor | null
  }
  interface FastifyContextConfig {
    /** Routes for people who are not signed in yet. */
    isPublic?: boolean
  }
}

/** Asks the database, on every request, whom a session or an API key stands for right now (P24). */
export type Authenticate = {
  bySession(claims: { tenantId: string; sessionId: string }): Promise<Actor | null>
  byApiKey(key: string): Promise<Actor | null>
}

const futureMsMax = 60_000

export type AccessClaims = { sid: string; tid: string; sub: string }

export function addActor(
  app: FastifyInstance,
  { authenticate, clock }: { authenticate: Authenticate; clock: Clock },
) {
  app.decorateRequest('currentActor', null)
  app.decorateRequest('actor', {
    getter(this: FastifyRequest) {
      if (!this.currentActor) throw new AppError('unauthenticated')
      return this.currentActor
    },
  })

  app.addHook('onRequest', async (request) => {
    const isApi = request.routeOptions.url?.startsWith('/api/v1/') ?? false
    if (!isApi || request.routeOptions.config.isPublic) return
    request.currentActor = await identify(request)
  })

  // After validation, so that a malformed request never occupies its key.
  app.addHook('preHandler', async (request) => {
    const key = request.headers['idempotency-key']
    if (request.method !== 'POST' || typeof key !== 'string' || !request.currentActor) return
    if (!/^[\x21-\x7e]{1,200}$/.test(key))
      throw new AppError('malformed', {
        errors: [{ path: 'Idempotency-Key', code: 'wrong_format' }],
      })
    // A file's content is added where it is known, in attachments/staging.service.ts.
    const once = {
      key,
      actorKey: actorKey(request.currentActor),
      requestHash: sha256(`${request.url}\n${JSON.stringify(request.body ?? null)}`),
      at: clock.now(),
      isTaken: false,
    }
    request.currentActor = { ...request.currentActor, once } as Caller
  })

  async function identify(request: FastifyRequest): Promise<Actor> {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ')
    if (scheme?.toLowerCase() !== 'bearer' || !token) throw new AppError('unauthenticated')
    if (token.startsWith('mk_')) {
      const actor = await authenticate.byApiKey(token)
      if (!actor) throw new AppError('unauthenticated')
      return actor
    }
    const claims = verify(app, token)
    const actor = await authenticate.bySession({ tenantId: claims.tid, sessionId: claims.sid })
    if (!actor) throw new AppError('session_revoked')
    return actor
  }
}

function verify(app: FastifyInstance, token: string): AccessClaims {
  try {
    const claims = app.jwt.verify<AccessClaims & { iat: number }>(token)
    // Signed by us, yet not yet: a clock was turned, and its age would be counted from later (A14).
    if (claims.iat * 1000 > systemClock.now().getTime() + futureMsMax)
      throw new AppError('unauthenticated')
    return claims
  } catch (error) {
    const { code } = error as { code?: string }
    throw new AppError(code === 'FAST_JWT_EXPIRED' ? 'session_expired' : 'unauthenticated')
  }
}

const actorKey = (actor: Actor) =>
  createHash('sha256')
    .update(
      'userId' in actor
        ? `user ${actor.userId}`
        : actor.kind === 'api_key'
          ? `key ${actor.apiKeyId}`
          : 'system',
    )
    .digest('base64url')
