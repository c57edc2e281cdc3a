import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import {
  AcceptInvitationBody,
  ForgotPasswordBody,
  ForgotPasswordView,
  InvitationPreviewBody,
  InvitationPreviewView,
  ResetPasswordBody,
  SessionView,
} from '@mesa/shared/wire/session.schema'
import { cookiesOf } from '../../http/cookies.ts'
import type { CredentialsService } from './credentials.service.ts'
import type { SignedIn } from './signed-in.ts'

type Options = { credentials: CredentialsService; config: { isSecure: boolean } }

/** Forgotten passwords and invitations, for people who are not signed in. */
export const credentialsRoutes: FastifyPluginAsyncTypebox<Options> = async (app, options) => {
  const { credentials, config } = options
  const cookies = cookiesOf(config)
  const isPublic = { config: { isPublic: true } }
  const tags = ['auth']

  app.post(
    '/auth/password/forgot',
    {
      ...isPublic,
      schema: {
        tags,
        summary: 'Ask for a link to set a new password',
        body: ForgotPasswordBody,
        response: { 202: ForgotPasswordView },
      },
    },
    async (request, reply) => {
      await credentials.forgot(request.body, cookies.visitorOf(request))
      return reply.code(202).send({ accepted: true })
    },
  )

  app.post(
    '/auth/password/reset',
    {
      ...isPublic,
      schema: {
        tags,
        summary: 'Set a new password by link',
        body: ResetPasswordBody,
        response: { 200: SessionView },
      },
    },
    async (request, reply) =>
      answer(reply, await credentials.reset(request.body, cookies.visitorOf(request))),
  )

  app.post(
    '/auth/invitations/preview',
    {
      ...isPublic,
      schema: {
        tags,
        summary: 'Whom an invitation is for',
        body: InvitationPreviewBody,
        response: { 200: InvitationPreviewView },
      },
    },
    async ({ body }) => credentials.preview(body.token),
  )

  app.post(
    '/auth/invitations/accept',
    {
      ...isPublic,
      schema: {
        tags,
        summary: 'Accept an invitation',
        body: AcceptInvitationBody,
        response: { 200: SessionView },
      },
    },
    async (request, reply) =>
      answer(reply, await credentials.accept(request.body, cookies.visitorOf(request))),
  )

  function answer(reply: FastifyReply, signedIn: SignedIn): SessionView {
    cookies.set(reply, signedIn)
    return signedIn.view
  }
}
