import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  LeadSubstitution,
  LeadSubstitutionBody,
  LeadSubstitutionList,
  LeadSubstitutionQuery,
} from '@mesa/shared/wire/account-leads.schema'
import { IdParams } from '@mesa/shared/wire/common.schema'
import type { LeadSubstitutionsService } from './lead-substitutions.service.ts'

const tags = ['account leads']

export const accountLeadRoutes: FastifyPluginAsyncTypebox<{
  leadSubstitutions: LeadSubstitutionsService
}> = async (app, { leadSubstitutions }) => {
  app.get(
    '/lead-substitutions',
    {
      schema: {
        tags,
        summary: 'Who stands in for an account lead, and when (CL-1)',
        querystring: LeadSubstitutionQuery,
        response: { 200: LeadSubstitutionList },
      },
    },
    async ({ actor, query }) => leadSubstitutions.list(actor, query),
  )
  app.post(
    '/lead-substitutions',
    {
      schema: {
        tags,
        summary: 'Name a substitute',
        body: LeadSubstitutionBody,
        response: { 201: LeadSubstitution },
      },
    },
    async ({ actor, body }, reply) =>
      reply.code(201).send(await leadSubstitutions.create(actor, body)),
  )
  app.delete(
    '/lead-substitutions/:id',
    {
      schema: {
        tags,
        summary: 'Withdraw a substitution',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params }, reply) => {
      await leadSubstitutions.withdraw(actor, params.id)
      return reply.code(204).send(null)
    },
  )
}
