import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, TicketParams } from '@mesa/shared/wire/common.schema'
import {
  AssigneeSuggestions,
  SkillGapList,
  SkillGapsQuery,
  SkillsBody,
  SkillsView,
} from '@mesa/shared/wire/skills.schema'
import type { SkillsService } from './skills.service.ts'

const tags = ['skills']

export const skillsRoutes: FastifyPluginAsyncTypebox<{ skills: SkillsService }> = async (
  app,
  { skills },
) => {
  app.get(
    '/users/:id/skills',
    {
      schema: {
        tags,
        summary: 'What somebody of the desk knows, by product (CL-11)',
        params: IdParams,
        response: { 200: SkillsView },
      },
    },
    async ({ actor, params }) => skills.get(actor, params.id),
  )
  app.put(
    '/users/:id/skills',
    {
      schema: {
        tags,
        summary: 'Say what they know',
        params: IdParams,
        body: SkillsBody,
        response: { 200: SkillsView },
      },
    },
    async ({ actor, params, body }) => skills.put(actor, params.id, body),
  )
  app.get(
    '/skills/gaps',
    {
      schema: {
        tags,
        summary: 'Products and levels that nobody knows',
        querystring: SkillGapsQuery,
        response: { 200: SkillGapList },
      },
    },
    async ({ actor, query }) => skills.gaps(actor, query),
  )
  app.get(
    '/tickets/:ref/assignee-suggestions',
    {
      schema: {
        tags,
        summary: 'To whom a case may go, best first',
        params: TicketParams,
        response: { 200: AssigneeSuggestions },
      },
    },
    async ({ actor, params }) => skills.suggest(actor, params.ref),
  )
}
