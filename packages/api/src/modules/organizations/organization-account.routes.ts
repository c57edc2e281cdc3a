import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, PageQuery } from '@mesa/shared/wire/common.schema'
import {
  OrganizationOverview,
  SlotsView,
  StandingBody,
  StandingList,
  StandingView,
} from '@mesa/shared/wire/organizations.schema'
import type { OrganizationOverviewService } from './organization-overview.service.ts'
import type { PlacesService } from './places.service.ts'
import type { StandingService } from './standing.service.ts'

type Options = {
  standing: StandingService
  places: PlacesService
  organizationOverview: OrganizationOverviewService
}
const tags = ['organizations']
const params = IdParams

/** How an organization stands with the desk: standing, places, and all of it on one page. */
export const organizationAccountRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { standing, places, organizationOverview },
) => {
  app.put(
    '/organizations/:id/standing',
    {
      schema: {
        tags,
        summary: 'Set the standing, with its reason (EN-2)',
        params,
        body: StandingBody,
        response: { 200: StandingView },
      },
    },
    ({ actor, params: { id }, body }) => standing.set(actor, id, body),
  )

  app.get(
    '/organizations/:id/standing',
    {
      schema: {
        tags,
        summary: 'History of the standing, newest first (EN-2)',
        params,
        querystring: PageQuery,
        response: { 200: StandingList },
      },
    },
    ({ actor, params: { id }, query }) => standing.list(actor, id, query),
  )

  app.get(
    '/organizations/:id/slots',
    {
      schema: {
        tags,
        summary: 'Places of the plan and the cases that hold them (EN-3)',
        params,
        response: { 200: SlotsView },
      },
    },
    ({ actor, params: { id } }) => places.slots(actor, id),
  )

  app.get(
    '/organizations/:id/overview',
    {
      schema: {
        tags,
        summary: 'The customer page in one call (CU-1)',
        params,
        response: { 200: OrganizationOverview },
      },
    },
    ({ actor, params: { id } }) => organizationOverview.get(actor, id),
  )
}
