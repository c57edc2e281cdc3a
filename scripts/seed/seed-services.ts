import { createCursors } from '@mesa/api/cursor'
import type { Database } from '@mesa/api/db/database'
import { createApiKeysService } from '@mesa/api/modules/api-keys/api-keys.service'
import { createCalendarAdminService } from '@mesa/api/modules/calendars/calendar-admin.service'
import { createContractsService } from '@mesa/api/modules/contracts/contracts.service'
import { createDecisionsService } from '@mesa/api/modules/decisions/decisions.service'
import { createIntakeService } from '@mesa/api/modules/intake/intake.service'
import { createMessagesService } from '@mesa/api/modules/messages/messages.service'
import { createOrganizationsService } from '@mesa/api/modules/organizations/organizations.service'
import { createStandingService } from '@mesa/api/modules/organizations/standing.service'
import { createProductsService } from '@mesa/api/modules/products/products.service'
import { createTicketActsService } from '@mesa/api/modules/tickets/ticket-acts.service'
import { createTransitionsService } from '@mesa/api/modules/transitions/transitions.service'
import { createWorklogsService } from '@mesa/api/modules/worklogs/worklogs.service'
import type { SeedClock } from './seed-clock.ts'

export type SeedServices = ReturnType<typeof createSeedServices>

/** The product's own services, so that rules, record, ledger and clocks are those of real work. */
export function createSeedServices(db: Database, clock: SeedClock) {
  // Pages read here are read to their end at once: their cursors never leave this process.
  const deps = { db, clock, cursors: createCursors('seed') }
  return {
    apiKeys: createApiKeysService(deps),
    organizations: createOrganizationsService(deps),
    standing: createStandingService(deps),
    products: createProductsService(deps),
    calendars: createCalendarAdminService(deps),
    contracts: createContractsService(deps),
    intake: createIntakeService(deps),
    messages: createMessagesService(deps),
    acts: createTicketActsService(deps),
    transitions: createTransitionsService(deps),
    decisions: createDecisionsService(deps),
    worklogs: createWorklogsService(deps),
  }
}
