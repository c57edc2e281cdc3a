import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  CalendarList,
  CalendarListQuery,
  CalendarPreviewQuery,
  CalendarPreviewView,
  CalendarVersionList,
  CalendarVersionView,
  CalendarView,
  CreateCalendarBody,
  CreateCalendarVersionBody,
  PatchCalendarBody,
} from '@mesa/shared/wire/calendars.schema'
import { IdParams, PageQuery } from '@mesa/shared/wire/common.schema'
import type { CalendarAdminService } from './calendar-admin.service.ts'
import type { CalendarHistoryService } from './calendar-history.service.ts'

type Options = { calendars: CalendarAdminService; calendarHistory: CalendarHistoryService }
const tags = ['calendars']
const params = IdParams

export const calendarRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { calendars, calendarHistory },
) => {
  app.get(
    '/calendars',
    {
      schema: {
        tags,
        summary: 'Calendars with their version in force and where they are used',
        querystring: CalendarListQuery,
        response: { 200: CalendarList },
      },
    },
    ({ actor, query }) => calendars.list(actor, query),
  )

  app.post(
    '/calendars',
    {
      schema: {
        tags,
        summary: 'Create a calendar with its first version',
        body: CreateCalendarBody,
        response: { 201: CalendarView },
      },
    },
    async ({ actor, body }, reply) => {
      const view = await calendars.create(actor, body)
      return reply.code(201).header('etag', view.etag).send(view)
    },
  )

  app.get(
    '/calendars/:id',
    { schema: { tags, summary: 'One calendar', params, response: { 200: CalendarView } } },
    async ({ actor, params: { id } }, reply) => {
      const view = await calendars.get(actor, id)
      return reply.header('etag', view.etag).send(view)
    },
  )

  app.patch(
    '/calendars/:id',
    {
      schema: {
        tags,
        summary: 'Name, country, default or retired; hours change by a new version',
        params,
        body: PatchCalendarBody,
        response: { 200: CalendarView },
      },
    },
    async ({ actor, params: { id }, body, headers }, reply) => {
      const view = await calendars.patch(actor, id, { body, ifMatch: headers['if-match'] })
      return reply.header('etag', view.etag).send(view)
    },
  )

  app.get(
    '/calendars/:id/versions',
    {
      schema: {
        tags,
        summary: 'Versions of a calendar, newest first',
        params,
        querystring: PageQuery,
        response: { 200: CalendarVersionList },
      },
    },
    ({ actor, params: { id }, query }) => calendarHistory.versions(actor, id, query),
  )

  app.post(
    '/calendars/:id/versions',
    {
      schema: {
        tags,
        summary: 'A new version from now on, or a signed correction; running clocks follow',
        params,
        body: CreateCalendarVersionBody,
        response: { 201: CalendarVersionView },
      },
    },
    async ({ actor, params: { id }, body }, reply) =>
      reply.code(201).send(await calendarHistory.addVersion(actor, id, body)),
  )

  app.get(
    '/calendars/:id/preview',
    {
      schema: {
        tags,
        summary: 'When so many business minutes will have passed, day by day',
        params,
        querystring: CalendarPreviewQuery,
        response: { 200: CalendarPreviewView },
      },
    },
    ({ actor, params: { id }, query }) => calendarHistory.preview(actor, id, query),
  )
}
