import type { FastifyInstance } from 'fastify'
import type { AppOptions } from './app.ts'
import type { Cursors } from './cursor.ts'
import type { AccessClaims } from './http/actor.ts'
import { credentialsRoutes } from './modules/identity/credentials.routes.ts'
import { createCredentialsService } from './modules/identity/credentials.service.ts'
import { signInRoutes } from './modules/identity/sign-in.routes.ts'
import { createSignInService } from './modules/identity/sign-in.service.ts'

export type Dependencies = AppOptions & {
  cursors: Cursors
  signToken(claims: AccessClaims): string
}
export type Services = ReturnType<typeof createServices>

/** Builds every service by hand, so that each edge is visible to tools and to F12. */
export function createServices(deps: Dependencies) {
  const signIn = createSignInService(deps)
  const credentials = createCredentialsService(deps)
  return { authenticate: signIn.authenticate, signIn, credentials, config: deps.config }
}

/** Registers every route under `/api/v1`. */
export async function addModules(app: FastifyInstance, services: Services): Promise<void> {
  const options = { ...services, prefix: '/api/v1' }
  await app.register(signInRoutes, options)
  await app.register(credentialsRoutes, options)
}
