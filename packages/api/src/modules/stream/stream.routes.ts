import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { StreamService } from './stream.service.ts'

/** A reader that leaves so much unread is disconnected, and resumes when it can. */
const unreadBytesMax = 1024 * 1024

export const streamRoutes: FastifyPluginAsyncTypebox<{ stream: StreamService }> = async (
  app,
  { stream },
) => {
  app.addHook('preClose', async () => stream.close())

  app.get(
    '/stream',
    { schema: { tags: ['stream'], summary: 'Server-sent events of what the caller may see' } },
    async (request, reply) => {
      const { raw } = reply
      const lastEventId = request.headers['last-event-id']
      const leave = stream.open({
        actor: request.actor,
        lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined,
        write(chunk) {
          raw.write(chunk)
          return raw.writableLength <= unreadBytesMax
        },
        end: () => raw.end(),
      })
      raw.on('close', leave)
      reply.hijack()
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // Once ended, the socket is not kept for another request: a shutdown need not wait for it.
        connection: 'close',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
        'x-request-id': request.id,
      })
      raw.write('retry: 2000\n: connected\n\n')
      return reply
    },
  )
}
