import type { FastifyReply, FastifyRequest } from 'fastify'

const daySeconds = 24 * 60 * 60
const attemptSeconds = 10 * 60

/**
 * The cookies of a browser's session, out of scripts' reach. Under https they are `__Host-`: no other
 * host and no unencrypted page can plant them (A100), which asks for the path `/`; otherwise they are
 * sent to `/auth` alone. `lax`: a provider of single sign-on sends the browser back from another site.
 */
export function cookiesOf({ isSecure }: { isSecure: boolean }) {
  const prefix = isSecure ? '__Host-' : ''
  const path = isSecure ? '/' : '/api/v1/auth'
  const refreshName = `${prefix}mesa_refresh`
  const deviceName = `${prefix}mesa_device`
  const attemptName = `${prefix}mesa_sign_on`
  const common = { path, httpOnly: true, sameSite: 'lax', secure: isSecure } as const
  return {
    refreshOf: (request: FastifyRequest) => request.cookies[refreshName],
    /** What a sign-in wants to know of the browser besides its body. */
    visitorOf: (request: FastifyRequest) => ({
      host: request.hostname,
      userAgent: request.headers['user-agent'],
      address: request.ip,
      deviceCookie: request.cookies[deviceName],
    }),
    set(
      reply: FastifyReply,
      { refreshToken, deviceCookie }: { refreshToken: string; deviceCookie: string },
    ) {
      reply.setCookie(refreshName, refreshToken, { ...common, maxAge: 30 * daySeconds })
      reply.setCookie(deviceName, deviceCookie, { ...common, maxAge: 365 * daySeconds })
    },
    clear(reply: FastifyReply) {
      reply.clearCookie(refreshName, common)
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
