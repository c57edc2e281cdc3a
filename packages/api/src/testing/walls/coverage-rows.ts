import { randomUUID } from 'node:crypto'
import type { TestApp } from '../test-app.ts'
import { insert } from './mirror-rows.ts'

type Objected = { organizationId: string; ticketId: string; word: string }

/** Two objections to the coverage of a case, one answered; the id of the one that waits. */
export async function addObjections(desk: TestApp, objected: Objected): Promise<string> {
  const { organizationId, ticketId, word } = objected
  const [waiting, answered] = [randomUUID(), randomUUID()]
  const common = [ticketId, organizationId, `Es garantía ${word}`, `Clave ${word}`]
  await insert(
    desk,
    `insert into coverage_objections
       (tenant_id, id, ticket_id, organization_id, coverage, reason, made_by, made_at)
     values ($1, $2, $3, $4, 'contract', $5, $6, now())`,
    [waiting, ...common],
  )
  await insert(
    desk,
    `insert into coverage_objections (tenant_id, id, ticket_id, organization_id, coverage, reason,
       made_by, made_at, status, answer, answered_by, answered_at)
     values ($1, $2, $3, $4, 'contract', $5, $6, now() - interval '1 day', 'rejected', $5, 'Sara', now())`,
    [answered, ...common],
  )
  return waiting
}

/** Two adjustments that wait for a second person; the id of the first. */
export async function addAdjustments(desk: TestApp, contractId: string): Promise<string> {
  const ids: string[] = []
  for (const minutes of [6000, 7000]) {
    const body = { minutes, reason: 'Horas de cortesía' }
    const asked = await desk.as('commercial').post(`/contracts/${contractId}/adjustments`, body)
    if (asked.status !== 201) throw new Error(JSON.stringify(asked.body))
    ids.push(asked.body.id)
  }
  return ids[0] ?? ''
}
