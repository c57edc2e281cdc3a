import type { FastifyInstance } from 'fastify'
import type { AppOptions } from './app.ts'
import type { Cursors } from './cursor.ts'
import type { AccessClaims } from './http/actor.ts'
import { catalogsRoutes } from './modules/catalogs/catalogs.routes.ts'
import { createCatalogsService } from './modules/catalogs/catalogs.service.ts'
import { deskRoutes } from './modules/desk/desk.routes.ts'
import { createDeskService } from './modules/desk/desk.service.ts'
import { createTestClockService } from './modules/desk/test-clock.service.ts'
import { credentialsRoutes } from './modules/identity/credentials.routes.ts'
import { createCredentialsService } from './modules/identity/credentials.service.ts'
import { signInRoutes } from './modules/identity/sign-in.routes.ts'
import { createSignInService } from './modules/identity/sign-in.service.ts'
import { addObservability } from './modules/observability/observability.routes.ts'
import { createObservabilityService } from './modules/observability/observability.service.ts'
import { organizationsRoutes } from './modules/organizations/organizations.routes.ts'
import { createOrganizationsService } from './modules/organizations/organizations.service.ts'
import { productsRoutes } from './modules/products/products.routes.ts'
import { createProductsService } from './modules/products/products.service.ts'
import { createIntakeService } from './modules/intake/intake.service.ts'
import { intakeRoutes } from './modules/intake/intake.routes.ts'
import { createMessagesService } from './modules/messages/messages.service.ts'
import { messagesRoutes } from './modules/messages/messages.routes.ts'
import { createTicketActsService } from './modules/tickets/ticket-acts.service.ts'
import { createTicketQueriesService } from './modules/tickets/ticket-queries.service.ts'
import { ticketsRoutes } from './modules/tickets/tickets.routes.ts'
import { createTransitionsService } from './modules/transitions/transitions.service.ts'
import { transitionsRoutes } from './modules/transitions/transitions.routes.ts'

export type Dependencies = AppOptions & {
  cursors: Cursors
  signToken(claims: AccessClaims): string
}
export type Services = ReturnType<typeof createServices>

/** Builds every service by hand, so that each edge is visible to tools and to F12. */
export function createServices(deps: Dependencies) {
  const signIn = createSignInService(deps)
  const credentials = createCredentialsService(deps)
  return {
    authenticate: signIn.authenticate,
    signIn,
    credentials,
    config: deps.config,
    organizations: createOrganizationsService(deps),
    products: createProductsService(deps),
    catalogs: createCatalogsService(deps),
    desk: createDeskService(deps),
    testClock: createTestClockService({ ...deps, runDue: async () => 0 }),
    intake: createIntakeService(deps),
    messages: createMessagesService(deps),
    queries: createTicketQueriesService(deps),
    acts: createTicketActsService(deps),
    transitions: createTransitionsService(deps),
    observability: createObservabilityService(deps),
  }
}

/** Registers every route under `/api/v1`. */
export async function addModules(app: FastifyInstance, services: Services): Promise<void> {
  // First, so that its timing covers the routes that follow.
  addObservability(app, services)
  const options = { ...services, prefix: '/api/v1' }
  await app.register(signInRoutes, options)
  await app.register(credentialsRoutes, options)
  await app.register(organizationsRoutes, options)
  await app.register(productsRoutes, options)
  await app.register(catalogsRoutes, options)
  await app.register(deskRoutes, options)
  await app.register(ticketsRoutes, options)
  await app.register(intakeRoutes, options)
  await app.register(messagesRoutes, options)
  await app.register(transitionsRoutes, options)
}
