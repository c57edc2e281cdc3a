import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { PageQuery, TicketParams } from '@mesa/shared/wire/common.schema'
import {
  ParticipantBody,
  ParticipantList,
  ParticipantParams,
  ParticipantView,
} from '@mesa/shared/wire/participants.schema'
import { toPage, type Cursors } from '../../cursor.ts'
import type { ParticipantsService } from './participants.service.ts'

type Options = { participants: ParticipantsService; cursors: Cursors }
const tags = ['participants']

export const participantRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { participants, cursors },
) => {
  app.get(
    '/tickets/:ref/participants',
    {
      schema: {
        tags,
        summary: 'With whom a case is shared',
        params: TicketParams,
        querystring: PageQuery,
        response: { 200: ParticipantList },
      },
    },
    async ({ actor, params: { ref }, query: { limit = 50, cursor } }) => {
      const bound = { actor, filters: { participantsOf: ref } }
      const [addedAt, id] = cursors.decode(cursor, bound) ?? []
      const after =
        addedAt === undefined ? undefined : { addedAt: new Date(addedAt), userId: String(id) }
      const rows = await participants.list(actor, ref, { after, limit })
      return toPage(rows, limit, (last) => cursors.encode([last.addedAt, last.userId], bound))
    },
  )
  app.post(
    '/tickets/:ref/participants',
    {
      schema: {
        tags,
        summary: 'Share a case with somebody of its organization (CV-10)',
        params: TicketParams,
        body: ParticipantBody,
        response: { 201: ParticipantView },
      },
    },
    async ({ actor, params: { ref }, body }, reply) =>
      reply.code(201).send(await participants.share(actor, ref, body)),
  )
  app.delete(
    '/tickets/:ref/participants/:userId',
    {
      schema: {
        tags,
        summary: 'Share a case no longer',
        params: ParticipantParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params: { ref, userId } }, reply) => {
      await participants.unshare(actor, ref, userId)
      return reply.code(204).send(null)
    },
  )
}
