import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { OidcAnswer, OidcProviderParams, OidcStartQuery } from '@mesa/shared/wire/sign-on.schema'
import { Type } from 'typebox'
import { cookiesOf } from '../../http/cookies.ts'
import { AppError } from '../../errors.ts'
import type { SignOnService } from './sign-on.service.ts'

type Options = { signOn: SignOnService; config: { isSecure: boolean } }
type Exchange = { request: FastifyRequest; reply: FastifyReply; desk: string | undefined }
const tags = ['auth']

/** Pages of the web: where a sign-in ends, and where a refusal is explained (packages/web/src/lib/paths.ts). */
const under = (desk: string | undefined, page: string) =>
  desk === undefined ? page : `/d/${desk}${page}`
const landing = (next: string) =>
  next === '' ? '/entrar/listo' : `/entrar/listo?next=${encodeURIComponent(next)}`
const refusal = (code: string) => `/entrar?sso=${code}`

/** Single sign-on: a browser is sent to the provider and comes back. */
export const signOnRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { signOn, config }) => {
  const cookies = cookiesOf(config)
  const isPublic = { config: { isPublic: true } }

  app.get(
    '/auth/oidc/:provider/start',
    {
      ...isPublic,
      schema: {
        tags,
        summary: 'Go to the provider to sign in',
        security: [],
        params: OidcProviderParams,
        querystring: OidcStartQuery,
        response: { 303: Type.Null() },
      },
    },
    async (request, reply) => {
      const { next = '', desk } = request.query
      const { host } = cookies.visitorOf(request)
      try {
        const { provider: slug } = request.params
        const { url, cookie } = await signOn.start({ slug, next, desk, host })
        cookies.setAttempt(reply, cookie)
        return await reply.redirect(url, 303)
      } catch (error) {
        return refuse({ request, reply, desk }, error)
      }
    },
  )

  app.get(
    '/auth/oidc/:provider/callback',
    {
      ...isPublic,
      schema: {
        tags,
        summary: 'Come back from the provider',
        security: [],
        params: OidcProviderParams,
        querystring: OidcAnswer,
        response: { 303: Type.Null() },
      },
    },
    async (request, reply) => {
      const cookie = cookies.attemptOf(request)
      const desk = signOn.addressedBy(cookie)
      cookies.clearAttempt(reply)
      try {
        const { signedIn, next } = await signOn.finish({
          slug: request.params.provider,
          cookie,
          search: request.url.split('?').slice(1).join('?'),
          visitor: cookies.visitorOf(request, desk),
        })
        cookies.set(reply, signedIn, desk)
        return await reply.redirect(under(desk, landing(next)), 303)
      } catch (error) {
        return refuse({ request, reply, desk }, error)
      }
    },
  )
}

/** A browser is shown the sign-in page with the reason; a program gets the problem itself. */
function refuse({ request, reply, desk }: Exchange, error: unknown) {
  const isPage = (request.headers.accept ?? '').includes('text/html')
  if (!isPage || !(error instanceof AppError)) throw error
  return reply.redirect(under(desk, refusal(error.code)), 303)
}
