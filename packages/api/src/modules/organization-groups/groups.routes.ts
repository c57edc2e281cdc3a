import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { IdParams, PageQuery } from '@mesa/shared/wire/common.schema'
import {
  GroupMemberBody,
  GroupMemberList,
  GroupMemberView,
  OrganizationGroupBody,
  OrganizationGroupList,
  OrganizationGroupView,
} from '@mesa/shared/wire/organization-groups.schema'
import { MemberParams } from '@mesa/shared/wire/organizations.schema'
import type { GroupsService } from './groups.service.ts'

const tags = ['organization groups']
const params = IdParams

/** Groups of organizations and the people who act for all of one (EN-4). */
export const groupsRoutes: FastifyPluginAsyncTypebox<{ groups: GroupsService }> = async (
  app,
  { groups },
) => {
  app.get(
    '/organization-groups',
    {
      schema: {
        tags,
        summary: 'Groups of organizations, by name',
        querystring: PageQuery,
        response: { 200: OrganizationGroupList },
      },
    },
    ({ actor, query }) => groups.list(actor, query),
  )

  app.post(
    '/organization-groups',
    {
      schema: {
        tags,
        summary: 'Create a group',
        body: OrganizationGroupBody,
        response: { 201: OrganizationGroupView },
      },
    },
    async ({ actor, body }, reply) => {
      const view = await groups.create(actor, body)
      return reply.code(201).header('etag', view.etag).send(view)
    },
  )

  app.patch(
    '/organization-groups/:id',
    {
      schema: {
        tags,
        summary: 'Rename a group',
        params,
        body: OrganizationGroupBody,
        response: { 200: OrganizationGroupView },
      },
    },
    async ({ actor, params: { id }, body, headers }, reply) => {
      const view = await groups.rename(actor, id, { body, ifMatch: headers['if-match'] })
      return reply.header('etag', view.etag).send(view)
    },
  )

  app.get(
    '/organization-groups/:id/members',
    {
      schema: {
        tags,
        summary: 'People who act for a whole group, by name',
        params,
        querystring: PageQuery,
        response: { 200: GroupMemberList },
      },
    },
    ({ actor, params: { id }, query }) => groups.members(actor, id, query),
  )

  app.post(
    '/organization-groups/:id/members',
    {
      schema: {
        tags,
        summary: 'Let a customer act for a whole group (EN-4)',
        params,
        body: GroupMemberBody,
        response: { 201: GroupMemberView },
      },
    },
    async ({ actor, params: { id }, body }, reply) =>
      reply.code(201).send(await groups.addMember(actor, id, body)),
  )

  app.delete(
    '/organization-groups/:id/members/:userId',
    {
      schema: {
        tags,
        summary: 'End what somebody is to a group',
        params: MemberParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params: { id, userId } }, reply) =>
      reply.code(204).send(await groups.removeMember(actor, { groupId: id, userId })),
  )
}
