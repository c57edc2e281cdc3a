import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { LoginBody, Me, PatchMeBody, SessionView } from '@mesa/shared/wire/session.schema'
import type { AccessClaims } from '../../http/actor.ts'
import { cookiesOf } from '../../http/cookies.ts'
import type { SignInService } from './sign-in.service.ts'
import type { SignedIn } from './signed-in.ts'

type Options = { signIn: SignInService; config: { isSecure: boolean } }

/** Sign-in, its renewal and its end, and one's own profile. */
export const signInRoutes: FastifyPluginAsyncTypebox<Options> = async (app, options) => {
  const { signIn, config } = options
  const cookies = cookiesOf(config)
  const tags = ['auth']

  app.post(
    '/auth/login',
    {
      config: { isPublic: true },
      schema: { tags, summary: 'Sign in', body: LoginBody, response: { 200: SessionView } },
    },
    async (request, reply) =>
      answer(reply, await signIn.login(request.body, cookies.visitorOf(request))),
  )

  app.post(
    '/auth/refresh',
    {
      config: { isPublic: true },
      schema: { tags, summary: 'Renew the session', response: { 200: SessionView } },
    },
    async (request, reply) => {
      try {
        return answer(reply, await signIn.refresh(cookies.refreshOf(request)))
      } catch (error) {
        if ((error as { status?: number }).status === 401) cookies.clear(reply)
        throw error
      }
    },
  )

  app.post(
    '/auth/logout',
    {
      config: { isPublic: true },
      schema: { tags, summary: 'Sign out', response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await signIn.logout(cookies.refreshOf(request), claimsOf(request))
      cookies.clear(reply)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/auth/me',
    { schema: { tags, summary: 'Who I am', response: { 200: Me } } },
    async ({ actor }, reply) => {
      const me = await signIn.me(actor)
      return reply.header('etag', me.etag).send(me)
    },
  )

  app.patch(
    '/auth/me',
    { schema: { tags, summary: 'Edit my profile', body: PatchMeBody, response: { 200: Me } } },
    async ({ actor, body, headers }, reply) => {
      const me = await signIn.updateMe(actor, { body, ifMatch: headers['if-match'] })
      return reply.header('etag', me.etag).send(me)
    },
  )

  function answer(reply: FastifyReply, signedIn: SignedIn): SessionView {
    cookies.set(reply, signedIn)
    return signedIn.view
  }

  /** Signing out also works with a token alone, as an API client has it; a stale one is no error. */
  function claimsOf(request: FastifyRequest): AccessClaims | null {
    const token = /^bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (token === undefined) return null
    try {
      return app.jwt.verify<AccessClaims>(token)
    } catch {
      return null
    }
  }
}
