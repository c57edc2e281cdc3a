import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { TestClockBody, TestClockView } from '@mesa/shared/wire/clock.schema'
import { strict } from '@mesa/shared/wire/common.schema'
import { DeskPublicView, DeskView } from '@mesa/shared/wire/desk.schema'
import { DeskSlug } from '@mesa/shared/wire/session.schema'
import { Type } from 'typebox'
import { negotiateLocale } from '../../locales/problem-texts.ts'
import type { DeskService } from './desk.service.ts'
import type { TestClockService } from './test-clock.service.ts'

type Options = { desk: DeskService; testClock: TestClockService }
const tags = ['desk']
/** `/d/:slug` of the web passes its slug on; without one the host name decides. */
const DeskPublicQuery = Type.Object({ desk: Type.Optional(DeskSlug) }, strict)

export const deskRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { desk, testClock }) => {
  app.get(
    '/desk',
    {
      schema: {
        tags,
        summary: 'The desk: attention now, and its rules',
        response: { 200: DeskView },
      },
    },
    ({ actor, headers }) => desk.get(actor, negotiateLocale(headers['accept-language'])),
  )

  app.get(
    '/desk/public',
    {
      config: { isPublic: true },
      schema: {
        tags,
        summary: 'What the sign-in page shows',
        security: [],
        querystring: DeskPublicQuery,
        response: { 200: DeskPublicView },
      },
    },
    ({ query, hostname }) => desk.getPublic({ slug: query.desk, host: hostname }),
  )

  // Public, because a moved clock ends the sessions that could ask for the next move.
  app.put(
    '/test/clock',
    {
      config: { isPublic: true },
      schema: {
        tags,
        summary: 'Move the test clock and run what came due (MESA_TEST_CLOCK=1)',
        security: [],
        body: TestClockBody,
        response: { 200: TestClockView },
      },
    },
    ({ body }) => testClock.set(body),
  )
}
