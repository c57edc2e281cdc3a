import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { IdParams, PageQuery } from '@mesa/shared/wire/common.schema'
import {
  ChangePasswordBody,
  ConfirmTotpBody,
  EndedSessions,
  FreshPasswordBody,
  OpenSessionList,
  RecoveryCodes,
  RemoveTotpBody,
  TotpEnrolment,
  TotpView,
} from '@mesa/shared/wire/security.schema'
import type { CredentialsService } from './credentials.service.ts'
import type { OpenSessionsService } from './open-sessions.service.ts'
import type { SecondFactorService } from './second-factor.service.ts'

type Options = {
  credentials: CredentialsService
  secondFactor: SecondFactorService
  openSessions: OpenSessionsService
}

/** How one's own account is guarded: second factor, password, open sessions. */
export const securityRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { credentials, secondFactor, openSessions },
) => {
  // Without the prefix, which these inherit.
  await app.register(totpRoutes, { secondFactor })
  await app.register(sessionRoutes, { credentials, openSessions })
}

const tags = ['auth']

const totpRoutes: FastifyPluginAsyncTypebox<Pick<Options, 'secondFactor'>> = async (
  app,
  { secondFactor },
) => {
  app.get(
    '/auth/totp',
    { schema: { tags, summary: 'Whether I have a second factor', response: { 200: TotpView } } },
    async ({ actor }) => secondFactor.view(actor),
  )

  app.post(
    '/auth/totp/enroll',
    {
      schema: {
        tags,
        summary: 'Ask for a second factor; not active until confirmed',
        body: FreshPasswordBody,
        response: { 200: TotpEnrolment },
      },
    },
    async ({ actor, body }) => secondFactor.enroll(actor, body.password),
  )

  app.post(
    '/auth/totp/confirm',
    {
      schema: {
        tags,
        summary: 'Prove the second factor with a code; answers recovery codes once',
        body: ConfirmTotpBody,
        response: { 200: RecoveryCodes },
      },
    },
    async ({ actor, body }) => secondFactor.confirm(actor, body.totp),
  )

  app.post(
    '/auth/totp/recovery-codes',
    {
      schema: {
        tags,
        summary: 'Make new recovery codes; the earlier ones end',
        body: FreshPasswordBody,
        response: { 200: RecoveryCodes },
      },
    },
    async ({ actor, body }) => secondFactor.renewCodes(actor, body.password),
  )

  app.delete(
    '/auth/totp',
    {
      schema: {
        tags,
        summary: 'Remove my second factor, with my password or a code',
        body: RemoveTotpBody,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, body }, reply) => {
      await secondFactor.remove(actor, body)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/users/:id/second-factor',
    {
      schema: {
        tags: ['users'],
        summary: 'Reset the second factor of somebody who lost it; ends their sessions',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params }, reply) => {
      await secondFactor.reset(actor, params.id)
      return reply.code(204).send(null)
    },
  )
}

const sessionRoutes: FastifyPluginAsyncTypebox<
  Pick<Options, 'credentials' | 'openSessions'>
> = async (app, { credentials, openSessions }) => {
  app.post(
    '/auth/password/change',
    {
      schema: {
        tags,
        summary: 'Change my password; ends my other sessions',
        body: ChangePasswordBody,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, body }, reply) => {
      await credentials.change(actor, body)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/auth/sessions',
    {
      schema: {
        tags,
        summary: 'Where I am signed in, newest first',
        querystring: PageQuery,
        response: { 200: OpenSessionList },
      },
    },
    async ({ actor, query }) => openSessions.list(actor, query),
  )

  app.delete(
    '/auth/sessions/:id',
    {
      schema: {
        tags,
        summary: 'End one of my sessions at once',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params }, reply) => {
      await openSessions.end(actor, params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/auth/sessions/end-others',
    {
      schema: {
        tags,
        summary: 'End all my sessions but this one',
        response: { 200: EndedSessions },
      },
    },
    async ({ actor }) => openSessions.endOthers(actor),
  )
}
