import { can } from '@mesa/shared/access/can'
import type { OrganizationOverview } from '@mesa/shared/wire/organizations.schema'
import type { Caller } from '../../db/database.ts'
import { readJson } from '../../json-text.ts'
import type { ContractsService } from '../contracts/contracts.service.ts'
import type { ProductsService } from '../products/products.service.ts'
import type { TicketQueriesService } from '../tickets/ticket-queries.service.ts'
import type { ContactsService } from './contacts.service.ts'
import type { OrganizationsService } from './organizations.service.ts'
import type { PlacesService } from './places.service.ts'

export type OrganizationOverviewService = ReturnType<typeof createOrganizationOverviewService>
/** Each part is another module's own list, so that it shows here what it shows there. */
type Parts = {
  organizations: Pick<OrganizationsService, 'get'>
  places: PlacesService
  products: Pick<ProductsService, 'list'>
  contracts: Pick<ContractsService, 'list'>
  contacts: ContactsService
  tickets: Pick<TicketQueriesService, 'list'>
}
const OPEN_MAX = 50
const RECENT_MAX = 10
const PARTS_MAX = 100

export const createOrganizationOverviewService = (parts: Parts) => ({
  /** The customer page (CU-1): what the caller may not see is absent or empty. */
  async get(actor: Caller, organizationId: string): Promise<OrganizationOverview> {
    const organization = await parts.organizations.get(actor, organizationId)
    const sees = (action: 'contract.read' | 'hours.read' | 'people.read' | 'ticket.read_place') =>
      can(actor, action, { organizationId }).allowed
    const seesCases = sees('ticket.read_place')
    const seesHours = sees('contract.read') && sees('hours.read')
    const contracts = { organizationId, after: undefined, limit: PARTS_MAX }
    const cases = async (more: { open?: boolean; limit: number }) =>
      seesCases ? readJson(await parts.tickets.list(actor, { organizationId, ...more })).items : []
    return {
      organization,
      slots: seesCases
        ? await parts.places.slots(actor, organizationId)
        : { limit: null, used: 0, holders: [], keyUsers: [] },
      ...(seesHours && { contracts: await parts.contracts.list(actor, contracts) }),
      products: (await parts.products.list(actor, { organizationId, limit: PARTS_MAX })).items,
      contacts: sees('people.read') ? await parts.contacts.list(actor, organizationId) : [],
      openTickets: await cases({ open: true, limit: OPEN_MAX }),
      recentTickets: await cases({ limit: RECENT_MAX }),
    }
  },
})
