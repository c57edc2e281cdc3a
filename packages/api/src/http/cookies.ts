import type { FastifyReply, FastifyRequest } from 'fastify'

const path = '/api/v1/auth'
const daySeconds = 24 * 60 * 60

/** The cookies of a browser's session: out of scripts' reach, sent to `/auth` alone. */
export function cookiesOf({ isSecure }: { isSecure: boolean }) {
  const prefix = isSecure ? '__Secure-' : ''
  const refreshName = `${prefix}mesa_refresh`
  const deviceName = `${prefix}mesa_device`
  const common = { path, httpOnly: true, sameSite: 'lax', secure: isSecure } as const
  return {
    refreshOf: (request: FastifyRequest) => request.cookies[refreshName],
    /** What a sign-in wants to know of the browser besides its body. */
    visitorOf: (request: FastifyRequest) => ({
      host: request.hostname,
      userAgent: request.headers['user-agent'],
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
  }
}
