import type { App } from '../../app.ts'
import { givenCase, givenContract } from '../given-case.ts'
import { changePolicy } from '../given-policy.ts'
import type { TestApp } from '../test-app.ts'

/** What a PATCH route is walked with: something of its own, and three values that it may take. */
export type PatchCase = {
  /** Under `/api/v1`. */
  url: string
  who: 'agent' | 'admin' | 'commercial' | 'requesterA'
  /** Where the ETag stands when the thing has no address of its own: the list, and its item. */
  list?: { url: string; id: string }
  values: [object, object, object]
  /** The row that a saver has to wait for. */
  row: { table: string; id: string }
}

/** Every PATCH of the published contract, as `PATCH /api/v1/tickets/{ref}`. */
export const patchRoutesOf = (app: App): string[] =>
  Object.entries(app.swagger().paths ?? {})
    .filter(([, methods]) => 'patch' in (methods as object))
    .map(([path]) => `PATCH ${path}`)

/** Written while only key users open cases. */
async function givenDraft(desk: TestApp): Promise<{ id: string }> {
  const only = (keyUsersOnly: boolean) =>
    changePolicy(desk, (policy) => ({
      ...policy,
      entitlement: { ...policy.entitlement, keyUsersOnly },
    }))
  await only(true)
  const content = { productId: desk.given.product.id }
  const { body } = await desk.as('requesterA').post('/drafts', { content })
  await only(false)
  return body
}

/** One of each, made as a client makes them. */
export async function givenPatchCases(desk: TestApp): Promise<Record<string, PatchCase>> {
  const { given } = desk
  const made = async (url: string, body: object, who: 'admin' | 'commercial' = 'admin') => {
    const answer = await desk.as(who).post(url, body)
    if (answer.status !== 201) throw new Error(`${url}: ${JSON.stringify(answer.body)}`)
    return answer.body as { id: string; userId: string }
  }
  const contractId = await givenContract(desk)
  const due = { contractId, dueOn: '2026-12-01' }
  const renewal = await made('/renewal-tasks', due, 'commercial')
  const ticket = await givenCase(desk)
  const entry = await made('/catalogs/labels', { code: 'etiqueta', name: 'Etiqueta' })
  const provider = await made('/oidc-providers', {
    slug: 'uno',
    name: 'Uno',
    issuer: 'https://login.example.org',
    clientId: 'mesa',
    clientSecret: 'un secreto muy largo',
    side: 'staff',
  })
  const calendar = await made('/calendars', {
    name: 'Fines de semana',
    definition: {
      timeZone: 'America/Caracas',
      weekly: { 6: [['09:00', '13:00']] },
      holidays: [],
      exceptions: [],
    },
  })
  const organization = await made('/organizations', { name: 'Club C' }, 'commercial')
  const group = await made('/organization-groups', { name: 'Grupo' }, 'commercial')
  const draft = await givenDraft(desk)
  const people = `/organizations/${organization.id}/users`
  const email = 'ana@club-c.example'
  const member = await made(people, { name: 'Ana', email, role: 'requester' })
  const { id: userId } = given.users.otherAgent
  const named = (word = 'Nombre') =>
    [1, 2, 3].map((n) => ({ name: `${word} ${n}` })) as unknown as PatchCase['values']
  const one = (table: string, id: string) => ({ row: { table, id } })

  return {
    'PATCH /api/v1/auth/me': {
      url: '/auth/me',
      who: 'requesterA',
      values: named(),
      ...one('users', given.users.requesterA.id),
    },
    'PATCH /api/v1/users/{id}': {
      url: `/users/${userId}`,
      who: 'admin',
      values: named(),
      ...one('users', userId),
    },
    'PATCH /api/v1/organizations/{id}': {
      url: `/organizations/${organization.id}`,
      who: 'commercial',
      values: named('Club C'),
      ...one('organizations', organization.id),
    },
    'PATCH /api/v1/organizations/{id}/users/{userId}': {
      url: `${people}/${member.userId}`,
      who: 'admin',
      list: { url: people, id: member.userId },
      values: [{ role: 'requester' }, { role: 'key_user' }, { role: 'backup_key_user' }],
      ...one('organizations', organization.id),
    },
    'PATCH /api/v1/organization-groups/{id}': {
      url: `/organization-groups/${group.id}`,
      who: 'commercial',
      list: { url: '/organization-groups', id: group.id },
      values: named('Grupo'),
      ...one('organization_groups', group.id),
    },
    'PATCH /api/v1/drafts/{id}': {
      url: `/drafts/${draft.id}`,
      who: 'requesterA',
      values: [1, 2, 3].map((n) => ({
        content: { productId: given.product.id, summary: `Resumen ${n}` },
      })) as unknown as PatchCase['values'],
      ...one('case_drafts', draft.id),
    },
    'PATCH /api/v1/products/{id}': {
      url: `/products/${given.product.id}`,
      who: 'admin',
      values: named('ERP'),
      ...one('products', given.product.id),
    },
    'PATCH /api/v1/catalogs/{kind}/{id}': {
      url: `/catalogs/labels/${entry.id}`,
      who: 'admin',
      list: { url: '/catalogs/labels', id: entry.id },
      values: named('Etiqueta'),
      ...one('catalog_entries', entry.id),
    },
    'PATCH /api/v1/contracts/{id}': {
      url: `/contracts/${contractId}`,
      who: 'commercial',
      values: named('Plan'),
      ...one('contracts', contractId),
    },
    'PATCH /api/v1/renewal-tasks/{id}': {
      url: `/renewal-tasks/${renewal.id}`,
      who: 'commercial',
      list: { url: '/renewal-tasks', id: renewal.id },
      values: [{ note: 'Uno' }, { note: 'Dos' }, { note: 'Tres' }],
      ...one('renewal_tasks', renewal.id),
    },
    'PATCH /api/v1/oidc-providers/{id}': {
      url: `/oidc-providers/${provider.id}`,
      who: 'admin',
      list: { url: '/oidc-providers', id: provider.id },
      values: named('Proveedor'),
      ...one('oidc_providers', provider.id),
    },
    'PATCH /api/v1/calendars/{id}': {
      url: `/calendars/${calendar.id}`,
      who: 'admin',
      values: named('Calendario'),
      ...one('calendars', calendar.id),
    },
    'PATCH /api/v1/tickets/{ref}': {
      url: `/tickets/${ticket.number}`,
      who: 'agent',
      values: [{ subject: 'Asunto 1' }, { subject: 'Asunto 2' }, { subject: 'Asunto 3' }],
      ...one('tickets', ticket.id),
    },
  }
}
