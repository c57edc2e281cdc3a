import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { PageQuery } from '@mesa/shared/wire/common.schema'
import {
  AcceptanceView,
  ConditionsView,
  PublishedText,
  PublishedTextList,
  PublishTextBody,
  TermsView,
  TextVersionParams,
} from '@mesa/shared/wire/published-texts.schema'
import type { PublishedTextsService } from './published-texts.service.ts'

const tags = ['texts']

/** What customers read before their first case (EN-5) and in each (EN-6). */
export const publishedTextsRoutes: FastifyPluginAsyncTypebox<{
  texts: PublishedTextsService
}> = async (app, { texts }) => {
  app.get(
    '/conditions',
    {
      schema: {
        tags,
        summary: 'Conditions of service in force, and since when the caller accepted them (EN-5)',
        response: { 200: ConditionsView },
      },
    },
    ({ actor }) => texts.conditions(actor),
  )

  app.get(
    '/terms',
    {
      schema: {
        tags,
        summary: 'Terms of attention in force (EN-6)',
        response: { 200: TermsView },
      },
    },
    ({ actor }) => texts.terms(actor),
  )

  for (const kind of ['conditions', 'terms'] as const) {
    const [of, rule] = kind === 'conditions' ? ['the conditions', 'EN-5'] : ['the terms', 'EN-6']
    app.get(
      `/${kind}/versions`,
      {
        schema: {
          tags,
          summary: `Versions of ${of}, newest first (${rule})`,
          querystring: PageQuery,
          response: { 200: PublishedTextList },
        },
      },
      ({ actor, query }) => texts.versions(actor, kind, query),
    )

    app.post(
      `/${kind}`,
      {
        schema: {
          tags,
          summary: `Publish the next version of ${of} (${rule})`,
          body: PublishTextBody,
          response: { 201: PublishedText },
        },
      },
      async ({ actor, body }, reply) =>
        reply.code(201).send(await texts.publish(actor, kind, body)),
    )
  }

  app.post(
    '/conditions/:version/acceptance',
    {
      schema: {
        tags,
        summary: 'Accept the conditions in force, once (EN-5)',
        params: TextVersionParams,
        response: { 200: AcceptanceView },
      },
    },
    ({ actor, params }) => texts.accept(actor, params.version),
  )
}
