import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

const health = new Set(['/healthz', '/readyz', '/metrics'])

/** A worker serves nobody: only who watches over it gets an answer. */
export function answerHealthOnly(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!health.has(request.routeOptions.url ?? '')) throw new AppError('not_found')
  })
}
