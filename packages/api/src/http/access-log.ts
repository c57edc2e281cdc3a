import type { FastifyInstance, FastifyRequest } from 'fastify'

/** What watchers ask every few seconds would bury everything else. */
const quiet = new Set(['/healthz', '/readyz', '/metrics'])

/**
 * One line for each answer, with the request's id that the reader sees too. The address is told
 * without its query, and neither headers but the browser's name nor bodies are told (P25, A44).
 */
export function addAccessLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url
    if (route !== undefined && quiet.has(route)) return
    request.log.info(
      {
        method: request.method,
        path: request.url.split('?')[0],
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        address: request.ip,
        browser: request.headers['user-agent'],
        ...whoOf(request),
      },
      'answered',
    )
  })
}

function whoOf({ currentActor }: FastifyRequest) {
  if (!currentActor) return {}
  const { tenantId, kind } = currentActor
  const id = 'userId' in currentActor ? { userId: currentActor.userId } : {}
  const key = kind === 'api_key' ? { apiKeyId: currentActor.apiKeyId } : {}
  return { tenantId, ...id, ...key }
}
