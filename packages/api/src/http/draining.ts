import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    /** Says that this node is about to leave: it still answers, and readiness is 503 from now on (F19). */
    drain(): void
    isDraining(): boolean
  }
}

/** A node that leaves keeps no connection for another request, so that none is cut when it closes. */
export function addDraining(app: FastifyInstance): void {
  let isDraining = false
  app.decorate('drain', () => {
    isDraining = true
  })
  app.decorate('isDraining', () => isDraining)
  app.addHook('preClose', async () => app.drain())
  app.addHook('onSend', async (_request, reply) => {
    if (isDraining) reply.header('connection', 'close')
  })
}
