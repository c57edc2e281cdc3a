import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { PageQuery } from '@mesa/shared/wire/common.schema'
import {
  ApplyPresetBody,
  PresetList,
  PresetParams,
  PresetView,
  PutRulebookBody,
  ReapplyView,
  RulebookPreviewBody,
  RulebookPreviewView,
  RulebookVersionList,
  RulebookVersionParams,
  RulebookView,
} from '@mesa/shared/wire/rulebook.schema'
import type { ReapplyService } from '../tickets/reapply-rules.service.ts'
import type { RulebookAdminService } from './rulebook-admin.service.ts'
import type { RulebookPresetsService } from './rulebook-presets.service.ts'

type Options = {
  rulebook: RulebookAdminService
  rulebookPresets: RulebookPresetsService
  reapply: ReapplyService
}
const tags = ['rulebook']

export const rulebookRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { rulebook, rulebookPresets, reapply },
) => {
  app.get(
    '/rulebook',
    { schema: { tags, summary: 'The rules in force', response: { 200: RulebookView } } },
    async ({ actor }, reply) => {
      const view = await rulebook.get(actor)
      return reply.header('etag', view.etag).send(view)
    },
  )

  app.put(
    '/rulebook',
    {
      schema: {
        tags,
        summary: 'Put a policy in force; one equal to that in force makes no version',
        body: PutRulebookBody,
        response: { 200: RulebookView },
      },
    },
    async ({ actor, body, headers }, reply) => {
      const view = await rulebook.put(actor, body, headers['if-match'])
      return reply.header('etag', view.etag).send(view)
    },
  )

  app.get(
    '/rulebook/versions',
    {
      schema: {
        tags,
        summary: 'Versions of the rules with what each changed, newest first',
        querystring: PageQuery,
        response: { 200: RulebookVersionList },
      },
    },
    ({ actor, query }) => rulebook.versions(actor, query),
  )

  app.get(
    '/rulebook/versions/:version',
    {
      schema: {
        tags,
        summary: 'One version of the rules',
        params: RulebookVersionParams,
        response: { 200: RulebookView },
      },
    },
    ({ actor, params: { version } }) => rulebook.version(actor, version),
  )

  app.post(
    '/rulebook/preview',
    {
      schema: {
        tags,
        summary: 'What a policy would change for people and open cases; changes nothing',
        body: RulebookPreviewBody,
        response: { 200: RulebookPreviewView },
      },
    },
    ({ actor, body }) => rulebook.preview(actor, body.policy),
  )

  app.post(
    '/rulebook/reapply',
    {
      schema: {
        tags,
        summary: 'Give clocks of open cases the targets in force, a batch at each asking',
        response: { 200: ReapplyView },
      },
    },
    ({ actor }) => reapply.reapply(actor),
  )

  app.get(
    '/rulebook/presets',
    {
      schema: {
        tags,
        summary: 'Policies of the reference desks, with how many values each would change',
        response: { 200: PresetList },
      },
    },
    ({ actor }) => rulebookPresets.list(actor),
  )

  app.get(
    '/rulebook/presets/:name',
    {
      schema: {
        tags,
        summary: 'A preset as this desk would have it, with what it would change',
        params: PresetParams,
        response: { 200: PresetView },
      },
    },
    ({ actor, params: { name } }) => rulebookPresets.get(actor, name),
  )

  app.post(
    '/rulebook/presets/:name',
    {
      schema: {
        tags,
        summary: 'Put a preset in force; the hours of the desk stay its own',
        params: PresetParams,
        body: ApplyPresetBody,
        response: { 200: RulebookView },
      },
    },
    async ({ actor, params: { name }, body, headers }, reply) => {
      const asked = { note: body.note, ifMatch: headers['if-match'] }
      const view = await rulebookPresets.apply(actor, name, asked)
      return reply.header('etag', view.etag).send(view)
    },
  )
}
