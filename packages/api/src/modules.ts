import type { FastifyInstance } from 'fastify'
import type { AppOptions } from './app.ts'
import type { AccessClaims, Authenticate } from './http/actor.ts'
import type { Cursors } from './http/cursor.ts'

export type Dependencies = AppOptions & {
  cursors: Cursors
  signToken(claims: AccessClaims): string
}
export type Services = ReturnType<typeof createServices>

/** Builds every service by hand, so that each edge is visible to tools and to F12. */
export function createServices(_deps: Dependencies) {
  const authenticate: Authenticate = { bySession: async () => null, byApiKey: async () => null }
  return { authenticate }
}

/** Registers every route under `/api/v1`. */
export async function addModules(_app: FastifyInstance, _services: Services): Promise<void> {
  // Modules register here, one line each.
}
