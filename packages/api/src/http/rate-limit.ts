import { normalizeIP } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'

/**
 * Whose request counts: an address, or the network of one of IPv6. A browser that went away has none;
 * its answer reaches nobody.
 */
export const rateLimitKey = ({ ip }: { ip: FastifyRequest['ip'] | undefined }): string =>
  ip === undefined ? 'gone' : normalizeIP(ip)

export const rateLimits = { max: 1200, timeWindow: '1 minute', keyGenerator: rateLimitKey }
