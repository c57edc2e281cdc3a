import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Refuses what another page makes a browser send (A100): a form that signs somebody in as somebody else,
 * a renewal, a sign-out. Browsers say where a request comes from, and pages cannot make them lie;
 * programs say nothing of it and are known by their token. `SameSite` cookies are the other lock.
 */
export function refuseForeignPages(
  app: FastifyInstance,
  config: { publicUrl: string | null },
): void {
  app.addHook('onRequest', async (request) => {
    if (changing.has(request.method) && isForeign(request, config.publicUrl))
      throw new AppError('cross_site')
  })
}

function isForeign({ headers, host }: FastifyRequest, publicUrl: string | null): boolean {
  // Sent to https and loopback alone; older and plain-http browsers say the origin only.
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = headers
  if (origin === undefined) return false
  if (!URL.canParse(origin)) return true
  const isPublic = publicUrl !== null && origin === new URL(publicUrl).origin
  // Behind a proxy that renames the host, the public address is the one that browsers know.
  return !isPublic && new URL(origin).host !== host
}
