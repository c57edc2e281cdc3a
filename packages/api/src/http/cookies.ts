import type { FastifyReply, FastifyRequest } from 'fastify'
import { deskHeader } from '@mesa/shared/access/desk-header'

const daySeconds = 24 * 60 * 60
const attemptSeconds = 10 * 60
const slugPattern = /^[a-z0-9-]{2,40}$/

/**
 * The desk a page says it stands in (`/d/:slug`), so that one browser keeps a session at each of
 * several desks. It only chooses between cookies: what one may do, the cookie says.
 */
function deskOf({ headers }: FastifyRequest): string | undefined {
  const said = headers[deskHeader]
  return typeof said === 'string' && slugPattern.test(said) ? said : undefined
}

/**
 * The cookies of a browser's session, out of scripts' reach. Under https they are `__Host-`: no other
 * host and no unencrypted page can plant them (A100), which asks for the path `/`; otherwise they are
 * sent to `/auth` alone. `lax`: a provider of single sign-on sends the browser back from another site.
 */
export function cookiesOf({ isSecure }: { isSecure: boolean }) {
  const prefix = isSecure ? '__Host-' : ''
  const path = isSecure ? '/' : '/api/v1/auth'
  const named = (name: string, desk: string | undefined) =>
    `${prefix}${name}${desk === undefined ? '' : `.${desk}`}`
  const refreshName = (desk: string | undefined) => named('mesa_refresh', desk)
  const deviceName = (desk: string | undefined) => named('mesa_device', desk)
  const attemptName = `${prefix}mesa_sign_on`
  const common = { path, httpOnly: true, sameSite: 'lax', secure: isSecure } as const
  return {
    refreshOf: (request: FastifyRequest) => request.cookies[refreshName(deskOf(request))],
    /** What a sign-in wants to know of the browser besides its body. */
    visitorOf: (request: FastifyRequest, desk = deskOf(request)) => ({
      host: request.hostname,
      userAgent: request.headers['user-agent'],
      address: request.ip,
      deviceCookie: request.cookies[deviceName(desk)],
    }),
    /** `desk`: where the page will stand, of a browser that comes back from elsewhere. */
    set(
      reply: FastifyReply,
      { refreshToken, deviceCookie }: { refreshToken: string; deviceCookie: string },
      desk = deskOf(reply.request),
    ) {
      reply.setCookie(refreshName(desk), refreshToken, { ...common, maxAge: 30 * daySeconds })
      reply.setCookie(deviceName(desk), deviceCookie, { ...common, maxAge: 365 * daySeconds })
    },
    clear(reply: FastifyReply) {
      reply.clearCookie(refreshName(deskOf(reply.request)), common)
    },
    /** What binds the answer of an identity provider to the browser that asked. */
    attemptOf: (request: FastifyRequest) => request.cookies[attemptName],
    setAttempt(reply: FastifyReply, sealed: string) {
      reply.setCookie(attemptName, sealed, { ...common, maxAge: attemptSeconds })
    },
    clearAttempt(reply: FastifyReply) {
      reply.clearCookie(attemptName, common)
    },
  }
}
