import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { IdParams, PageQuery } from '@mesa/shared/wire/common.schema'
import { TicketView } from '@mesa/shared/wire/tickets.schema'
import {
  CourseRequestBody,
  RecordTrainingBody,
  TrainingList,
  TrainingParams,
  TrainingView,
} from '@mesa/shared/wire/trainings.schema'
import type { CourseRequestsService } from './course-requests.service.ts'
import type { TrainingsService } from './trainings.service.ts'

const tags = ['trainings']

export const trainingsRoutes: FastifyPluginAsyncTypebox<{
  trainings: TrainingsService
  courseRequests: CourseRequestsService
}> = async (app, { trainings, courseRequests }) => {
  app.get(
    '/users/:id/trainings',
    {
      schema: {
        tags,
        summary: 'In what a person was trained, newest first (EN-7)',
        params: IdParams,
        querystring: PageQuery,
        response: { 200: TrainingList },
      },
    },
    ({ actor, params, query }) => trainings.list(actor, params.id, query),
  )

  app.post(
    '/users/:id/trainings',
    {
      schema: {
        tags,
        summary: 'Record a training (EN-7)',
        params: IdParams,
        body: RecordTrainingBody,
        response: { 201: TrainingView },
      },
    },
    async ({ actor, params, body }, reply) =>
      reply.code(201).send(await trainings.record(actor, params.id, body)),
  )

  app.delete(
    '/users/:id/trainings/:trainingId',
    {
      schema: {
        tags,
        summary: 'Withdraw a training that was entered by mistake (EN-7)',
        params: TrainingParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params: { id, trainingId } }, reply) =>
      reply.code(204).send(await trainings.withdraw(actor, { userId: id, trainingId })),
  )

  app.post(
    '/course-requests',
    {
      schema: {
        tags,
        summary: 'Ask for an induction course, which becomes a consulting case (EN-7)',
        body: CourseRequestBody,
        response: { 201: TicketView },
      },
    },
    async ({ actor, body }, reply) => {
      const ticket = await courseRequests.ask(actor, body)
      return reply
        .code(201)
        .header('location', `/api/v1/tickets/${ticket.number}`)
        .header('etag', ticket.etag)
        .send(ticket)
    },
  )
}
