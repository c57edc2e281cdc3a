import type { FastifyInstance } from 'fastify'
import type { AppOptions } from './app.ts'
import type { Cursors } from './cursor.ts'
import type { AccessClaims } from './http/actor.ts'
import { identityRoutes } from './modules/identity/identity.routes.ts'
import { createIdentityService } from './modules/identity/identity.service.ts'

export type Dependencies = AppOptions & {
  cursors: Cursors
  signToken(claims: AccessClaims): string
}
export type Services = ReturnType<typeof createServices>

/** Builds every service by hand, so that each edge is visible to tools and to F12. */
export function createServices(deps: Dependencies) {
  const identity = createIdentityService(deps)
  return { authenticate: identity.authenticate, identity, config: deps.config }
}

/** Registers every route under `/api/v1`. */
export async function addModules(app: FastifyInstance, services: Services): Promise<void> {
  const options = { ...services, prefix: '/api/v1' }
  await app.register(identityRoutes, options)
}
