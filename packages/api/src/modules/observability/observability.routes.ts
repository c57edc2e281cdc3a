import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../ids.ts'
import { createMetrics } from './metrics.ts'
import type { ObservabilityService } from './observability.service.ts'

type Options = { observability: ObservabilityService; config: Pick<Config, 'metricsToken'> }

/**
 * `/healthz`, `/readyz` and `/metrics` at the root. Not a plugin: its hook must time every route
 * registered afterwards, so it comes before them.
 */
export function addObservability(app: FastifyInstance, { observability, config }: Options) {
  const metrics = createMetrics(app, observability)
  const options = { config: { isPublic: true, rateLimit: false }, schema: { hide: true } }

  app.get('/healthz', options, async () => ({ status: 'ok' }))

  app.get('/readyz', options, async (_request, reply) => {
    if (app.isDraining()) return reply.code(503).send({ status: 'stopping', checks: {} })
    const checks = await observability.readiness()
    const isReady = Object.values(checks).every(Boolean)
    const status = isReady ? 'ready' : 'not_ready'
    return reply.code(isReady ? 200 : 503).send({ status, checks, files: observability.filesKind })
  })

  app.get('/metrics', options, async (request, reply) => {
    if (!mayRead(request, config.metricsToken)) throw new AppError('not_found')
    return reply.type(metrics.contentType).send(await metrics.read())
  })
}

/** With a token, whoever shows it; without one, this machine, unless it asks for somebody else. */
function mayRead(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) {
    const given = sha256(request.headers.authorization ?? '')
    return timingSafeEqual(Buffer.from(given), Buffer.from(sha256(`Bearer ${token}`)))
  }
  const isProxied = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers
  const isLocal = /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')
  return isLocal && !isProxied
}
