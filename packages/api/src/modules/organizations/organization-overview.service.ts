import { can } from '@mesa/shared/access/can'
import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { MemberView, OrganizationOverview } from '@mesa/shared/wire/organizations.schema'
import type { ProductView } from '@mesa/shared/wire/products.schema'
import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import type { Caller } from '../../db/database.ts'
import type { OrganizationsService } from './organizations.service.ts'
import type { PlacesService } from './places.service.ts'

export type OrganizationOverviewService = ReturnType<typeof createOrganizationOverviewService>

type ListOf<Item> = (actor: Caller, organizationId: string) => Promise<Item[]>
/** Each part is another module's own list, so that it shows here what it shows there. */
export type OverviewParts = {
  organizations: Pick<OrganizationsService, 'get'>
  places: PlacesService
  listContracts: ListOf<ContractView>
  listProducts: ListOf<ProductView>
  listContacts: ListOf<MemberView>
  listOpenTickets: ListOf<TicketListItem>
  listRecentTickets: ListOf<TicketListItem>
}

export const createOrganizationOverviewService = (parts: OverviewParts) => ({
  /** The customer page (CU-1): what the caller may not see is absent or empty. */
  async get(actor: Caller, id: string): Promise<OrganizationOverview> {
    const organization = await parts.organizations.get(actor, id)
    const sees = (action: 'hours.read' | 'people.read' | 'ticket.read_place') =>
      can(actor, action, { organizationId: id }).allowed
    const seesCases = sees('ticket.read_place')
    const [slots, contracts, products, contacts, openTickets, recentTickets] = await Promise.all([
      seesCases ? parts.places.slots(actor, id) : { limit: null, used: 0, holders: [] },
      sees('hours.read') ? parts.listContracts(actor, id) : undefined,
      parts.listProducts(actor, id),
      sees('people.read') ? parts.listContacts(actor, id) : [],
      seesCases ? parts.listOpenTickets(actor, id) : [],
      seesCases ? parts.listRecentTickets(actor, id) : [],
    ])
    return {
      organization,
      slots,
      ...(contracts && { contracts }),
      products,
      contacts,
      openTickets,
      recentTickets,
    }
  },
})
