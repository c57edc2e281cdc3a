import type { Actor } from '@mesa/shared/access/actor'
import { can, type Thing } from '@mesa/shared/access/can'
import type { App } from '../../app.ts'
import { tinyPng } from '../given-case.ts'
import type { StaffName, UserName } from '../base-desk.ts'
import type { Forbidden } from './canaries.ts'
import type { MirrorWorld } from './mirror-world.ts'
import type { RouteRule } from './route-rule.ts'

export type WalkCaller = {
  /** `keyUserA`, `agent`, `key of A tickets:read`. */
  name: string
  actor: Actor
  /** A customer, or a key bound to their organization: organization B is foreign too. */
  isOfOrganization: boolean
  authorization: () => string
  /** The best a thing can be for them: their own case, in their organization. */
  ownThing: Thing
  forbidden: Forbidden
  /** A file of theirs that is not sent yet; absent where they may upload none. */
  staged?: string
}

const customers = ['requesterA', 'keyUserA', 'backupA'] as const
const staff = ['agent', 'technician', 'commercial', 'supervisor', 'admin', 'viewer'] as const
const roles = {
  requesterA: 'requester',
  keyUserA: 'key_user',
  backupA: 'backup_key_user',
} as const

/** Every role and every scope, of the organization A and of the first desk. */
export function callersOf(world: MirrorWorld): WalkCaller[] {
  const { desk, a, forbidden, keys } = world
  const { tenantId, users } = desk.given
  const organizationId = a.organizationId
  const bearer = (who: UserName) => () => {
    const { id, sessionId } = users[who]
    return `Bearer ${desk.app.jwt.sign({ sid: sessionId, tid: tenantId, sub: id })}`
  }
  const person = (who: UserName) => {
    const { id: userId, name, sessionId } = users[who]
    return { tenantId, userId, name, sessionId }
  }
  const ofCustomers = customers.map((who): WalkCaller => {
    const memberships = [{ organizationId, role: roles[who] }]
    return {
      name: who,
      actor: { kind: 'customer', ...person(who), memberships },
      isOfOrganization: true,
      authorization: bearer(who),
      ownThing: { organizationId, requesterId: users[who].id },
      forbidden: forbidden.toCustomer,
    }
  })
  const ofStaff = staff.map((who: StaffName & (typeof staff)[number]): WalkCaller => {
    return {
      name: who,
      actor: { kind: 'staff', ...person(who), role: who },
      isOfOrganization: false,
      authorization: bearer(who),
      ownThing: { organizationId, accountLeadId: users.agent.id, requesterId: users[who].id },
      forbidden: forbidden.toDesk,
    }
  })
  const ofKeys = (['bound', 'desk'] as const).flatMap((kind) =>
    keys[kind].map(({ id, apiKey, scopes }): WalkCaller => {
      const isBound = kind === 'bound'
      const bound = isBound ? organizationId : null
      const scopesName = scopes.length > 1 ? 'every scope' : scopes[0]
      const common = { tenantId, apiKeyId: id, name: 'Llave', scopes }
      return {
        name: `key of ${isBound ? 'A' : 'the desk'} with ${scopesName}`,
        actor: { kind: 'api_key', ...common, organizationId: bound },
        isOfOrganization: isBound,
        authorization: () => `Bearer ${apiKey}`,
        ownThing: { organizationId },
        forbidden: isBound ? forbidden.toCustomer : forbidden.toDesk,
      }
    }),
  )
  return [...ofCustomers, ...ofStaff, ...ofKeys]
}

/** Gives each caller who may upload a file that waits to be sent. */
export async function stageFiles(world: MirrorWorld, callers: WalkCaller[]): Promise<void> {
  for (const caller of callers) {
    const { status, body } = await postFile(world.desk.app, caller.authorization())
    if (status === 201) caller.staged = body.id
  }
}

/** Uploads the smallest picture. */
export async function postFile(app: App, authorization: string) {
  const boundary = 'mesa-walls-boundary'
  const part = `content-disposition: form-data; name="file"; filename="pantalla.png"`
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/attachments',
    headers: { authorization, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(`--${boundary}\r\n${part}\r\ncontent-type: image/png\r\n\r\n`),
      tinyPng,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  })
  return { status: answer.statusCode, body: answer.json<{ id: string }>() }
}

/** `open`: the route answers by what is asked. `forbidden`: 403. `hidden`: 404, as if there were nothing. */
export type Verdict = 'open' | 'forbidden' | 'hidden'

/** What the role table says of a caller and a thing that is theirs as far as it can be. */
export function judge(rule: RouteRule, caller: WalkCaller, may = rule.may): Verdict {
  const { actor, ownThing } = caller
  if (may === 'public' || may === 'signed_in') return 'open'
  if (may === 'person') return actor.kind === 'api_key' ? 'forbidden' : 'open'
  if (rule.deskOnly && caller.isOfOrganization) return 'forbidden'
  if (rule.behind && !can(actor, rule.behind, ownThing).allowed) return 'hidden'
  if (rule.notByKey && actor.kind === 'api_key') return 'forbidden'
  const permissions = typeof may === 'string' ? [may] : may
  const isAllowed = permissions.some((one) => can(actor, one, ownThing).allowed)
  return isAllowed ? 'open' : 'forbidden'
}
