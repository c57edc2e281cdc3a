import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { SetupBody } from '@mesa/shared/wire/desk.schema'
import { SessionView } from '@mesa/shared/wire/session.schema'
import { cookiesOf } from '../../http/cookies.ts'
import type { SignInService } from '../identity/sign-in.service.ts'
import type { SetupService } from './setup.service.ts'

type Options = { setup: SetupService; signIn: SignInService; config: { isSecure: boolean } }

/** The first desk of an installation that starts without the demo. */
export const setupRoutes: FastifyPluginAsyncTypebox<Options> = async (app, options) => {
  const { setup, signIn, config } = options
  const cookies = cookiesOf(config)

  app.post(
    '/setup',
    {
      config: { isPublic: true },
      schema: {
        tags: ['desk'],
        summary: 'Make the first desk and its administrator',
        body: SetupBody,
        response: { 200: SessionView },
      },
    },
    async (request, reply) => {
      const { admin, desk } = request.body
      await setup.run(request.body)
      const credentials = { email: admin.email, password: admin.password, desk: desk.slug }
      const signedIn = await signIn.login(credentials, cookies.visitorOf(request))
      cookies.set(reply, signedIn)
      return signedIn.view
    },
  )
}
