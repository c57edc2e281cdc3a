import { randomUUID } from 'node:crypto'
import type { UserName } from '../base-desk.ts'
import type { TestApp } from '../test-app.ts'
import { insert } from './mirror-rows.ts'

type Owner = { organizationId: string; word: string; people: readonly UserName[] }

/** Two versions of each text, and who belongs to a group twice. */
export async function addTexts(desk: TestApp, { groupId }: { groupId: string }) {
  for (const kind of ['conditions', 'terms'])
    for (const version of [1, 2])
      await insert(
        desk,
        `insert into published_texts (tenant_id, id, kind, version, title, body, body_html,
           published_by, published_at)
         values ($1, $2, $3, $4, 'Texto', 'Texto.', '<p>Texto.</p>', 'Ana', now())`,
        [randomUUID(), kind, version],
      )
  for (const { id } of [desk.given.users.requesterA, desk.given.users.otherRequesterA])
    await insert(
      desk,
      `insert into memberships (tenant_id, id, user_id, group_id, role, created_at)
       values ($1, $2, $3, $4, 'requester', now())`,
      [randomUUID(), id, groupId],
    )
}

/** Two trainings and two drafts of each person, with the canary of their owner; the ids of the last. */
export async function addPeopleRows(desk: TestApp, { organizationId, word, people }: Owner) {
  const ids: Record<string, { draft: string; training: string }> = {}
  for (const who of people)
    for (const round of [1, 2]) {
      const [draft, training] = [randomUUID(), randomUUID()]
      const { id: userId, name } = desk.given.users[who]
      const product = desk.given.product.id
      await insert(
        desk,
        `insert into trainings (tenant_id, id, user_id, product_id, organization_id, trained_on,
           trainer, note, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, '2026-02-01', $6, $6, 'Ana', now())`,
        [training, userId, product, organizationId, `Instructor ${word}`],
      )
      const content = { productId: product, module: 'Socios', summary: `Borrador ${round} ${word}` }
      await insert(
        desk,
        `insert into case_drafts (tenant_id, id, organization_id, author_id, author_name, content,
           created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, now(), now())`,
        [draft, organizationId, userId, `${name} ${word}`, JSON.stringify(content)],
      )
      ids[who] = { draft, training }
    }
  return ids
}
