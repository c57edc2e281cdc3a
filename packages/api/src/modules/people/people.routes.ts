import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { IdParams, PageQuery } from '@mesa/shared/wire/common.schema'
import {
  HandOverBody,
  HandOverView,
  InviteMemberBody,
  MemberList,
  MemberParams,
  MemberView,
  PatchMemberBody,
} from '@mesa/shared/wire/organizations.schema'
import {
  InviteStaffBody,
  PatchUserBody,
  UserList,
  UserListQuery,
  UserView,
} from '@mesa/shared/wire/users.schema'
import type { DirectoryService } from './directory.service.ts'
import type { HandOverService } from './hand-over.service.ts'
import type { MembersService } from './members.service.ts'

type Options = {
  directory: DirectoryService
  members: MembersService
  handOver: HandOverService
}

/** People of the desk and of its customers. */
export const peopleRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { directory, members, handOver },
) => {
  // Without the prefix, which these inherit.
  await app.register(userRoutes, { directory })
  await app.register(memberRoutes, { members })
  await app.register(handOverRoutes, { handOver })
}

const userRoutes: FastifyPluginAsyncTypebox<Pick<Options, 'directory'>> = async (
  app,
  { directory },
) => {
  const tags = ['users']

  app.get(
    '/users',
    {
      schema: {
        tags,
        summary: 'People, by name',
        querystring: UserListQuery,
        response: { 200: UserList },
      },
    },
    async ({ actor, query }) => directory.list(actor, query),
  )

  app.post(
    '/users',
    {
      schema: {
        tags,
        summary: 'Invite a person of the desk',
        body: InviteStaffBody,
        response: { 201: UserView },
      },
    },
    async ({ actor, body }, reply) =>
      reply.code(201).send(await directory.inviteStaff(actor, body)),
  )

  app.get(
    '/users/:id',
    { schema: { tags, summary: 'A person', params: IdParams, response: { 200: UserView } } },
    async ({ actor, params }, reply) => {
      const view = await directory.get(actor, params.id)
      return reply.header('etag', view.etag).send(view)
    },
  )

  app.patch(
    '/users/:id',
    {
      schema: {
        tags,
        summary: 'Change role or profile, disable or enable',
        params: IdParams,
        body: PatchUserBody,
        response: { 200: UserView },
      },
    },
    async ({ actor, params, body, headers }, reply) => {
      const ifMatch = headers['if-match']
      const view = await directory.patch(actor, params.id, { body, ifMatch })
      return reply.header('etag', view.etag).send(view)
    },
  )
}

const memberRoutes: FastifyPluginAsyncTypebox<Pick<Options, 'members'>> = async (
  app,
  { members },
) => {
  const tags = ['organizations']

  app.get(
    '/organizations/:id/users',
    {
      schema: {
        tags,
        summary: 'People of an organization, by name',
        params: IdParams,
        querystring: PageQuery,
        response: { 200: MemberList },
      },
    },
    async ({ actor, params, query }) => members.list(actor, params.id, query),
  )

  app.post(
    '/organizations/:id/users',
    {
      schema: {
        tags,
        summary: 'Invite a person to an organization (EN-4)',
        params: IdParams,
        body: InviteMemberBody,
        response: { 201: MemberView },
      },
    },
    async ({ actor, params, body }, reply) => {
      const view = await members.invite(actor, params.id, body)
      return reply.code(201).header('etag', view.etag).send(view)
    },
  )

  app.patch(
    '/organizations/:id/users/:userId',
    {
      schema: {
        tags,
        summary: 'Change the role in an organization (EN-4)',
        params: MemberParams,
        body: PatchMemberBody,
        response: { 200: MemberView },
      },
    },
    async ({ actor, params: { id, userId }, body, headers }, reply) => {
      const change = { ...body, ifMatch: headers['if-match'] }
      const view = await members.changeRole(actor, { organizationId: id, userId }, change)
      return reply.header('etag', view.etag).send(view)
    },
  )

  app.delete(
    '/organizations/:id/users/:userId',
    {
      schema: {
        tags,
        summary: 'End a membership',
        params: MemberParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params: { id, userId } }, reply) => {
      await members.remove(actor, { organizationId: id, userId })
      return reply.code(204).send(null)
    },
  )
}

const handOverRoutes: FastifyPluginAsyncTypebox<Pick<Options, 'handOver'>> = async (
  app,
  { handOver },
) => {
  app.post(
    '/organizations/:id/key-user',
    {
      schema: {
        tags: ['organizations'],
        summary: 'Hand the role of a key user over in one act (EN-4)',
        params: IdParams,
        body: HandOverBody,
        response: { 200: HandOverView },
      },
    },
    async ({ actor, params, body }) => handOver.handOver(actor, params.id, body),
  )
}
