import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  CalendarImpactBody,
  CalendarImpactView,
  CalendarProposalDecisionBody,
  CalendarProposalList,
  CalendarProposalParams,
  CalendarProposalView,
  CalendarVersionParams,
  ClockChangeList,
  HolidayCountryList,
  HolidayPackParams,
  HolidayPackQuery,
  HolidayPackView,
} from '@mesa/shared/wire/calendar-acts.schema'
import { IdParams, PageQuery } from '@mesa/shared/wire/common.schema'
import type { CalendarClocksService } from '../clocks/recalendar-changes.service.ts'
import type { CalendarImpactService } from '../clocks/recalendar-impact.service.ts'
import type { CalendarProposalsService } from './calendar-proposals.service.ts'

type Options = {
  calendarImpact: CalendarImpactService
  calendarClocks: CalendarClocksService
  calendarProposals: CalendarProposalsService
}
const tags = ['calendars']
const params = IdParams

export const calendarActRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { calendarImpact, calendarClocks, calendarProposals },
) => {
  app.post(
    '/calendars/:id/impact',
    {
      schema: {
        tags,
        summary: 'What a version would do to the clocks that run; changes nothing',
        params,
        body: CalendarImpactBody,
        response: { 200: CalendarImpactView },
      },
    },
    ({ actor, params: { id }, body }) => calendarImpact.impact(actor, id, body),
  )

  app.get(
    '/calendars/:id/versions/:versionId/changes',
    {
      schema: {
        tags,
        summary: 'Each clock a version was applied to, before and after',
        params: CalendarVersionParams,
        querystring: PageQuery,
        response: { 200: ClockChangeList },
      },
    },
    ({ actor, params: version, query }) => calendarClocks.changes(actor, version, query),
  )

  app.get(
    '/holiday-packs',
    {
      schema: {
        tags,
        summary: 'Countries whose holidays can be taken into a calendar',
        response: { 200: HolidayCountryList },
      },
    },
    async ({ actor }) => calendarProposals.countries(actor),
  )

  app.get(
    '/holiday-packs/:country',
    {
      schema: {
        tags,
        summary: 'Holidays of a country in a year',
        params: HolidayPackParams,
        querystring: HolidayPackQuery,
        response: { 200: HolidayPackView },
      },
    },
    async ({ actor, params: { country }, query }) =>
      calendarProposals.pack(actor, country, query.year),
  )

  app.get(
    '/calendars/:id/proposals',
    {
      schema: {
        tags,
        summary: 'Holidays of coming years proposed for a calendar, newest first',
        params,
        querystring: PageQuery,
        response: { 200: CalendarProposalList },
      },
    },
    ({ actor, params: { id }, query }) => calendarProposals.list(actor, id, query),
  )

  app.post(
    '/calendars/:id/proposals/:proposalId/decision',
    {
      schema: {
        tags,
        summary: 'Accept a proposal, which makes a version, or dismiss it',
        params: CalendarProposalParams,
        body: CalendarProposalDecisionBody,
        response: { 200: CalendarProposalView },
      },
    },
    ({ actor, params: { id, proposalId }, body }) =>
      calendarProposals.decide(actor, id, { ...body, proposalId }),
  )
}
