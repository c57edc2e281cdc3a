import type { Actor } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { findStaff } from '../people/people.service.ts'
import { lockCasesOfLead } from './lead-changes.repository.ts'
import { changeTicket } from './tickets.service.ts'

export type LeadChange = {
  organizationId: string
  before: string | null
  after: string | null
  actor: Actor
  at: Date
}

/**
 * An organization has another account lead: the open cases that the earlier one answered for are the
 * new one's (CL-1). What somebody who stood in took stays theirs. Under the organization's lock.
 */
export async function moveLeads(tx: Tx, change: LeadChange): Promise<void> {
  const { organizationId, before, after, actor, at } = change
  const cases = await lockCasesOfLead(tx, { organizationId, leadId: before })
  if (cases.length === 0) return
  const toName = after === null ? null : ((await findStaff(tx, after))?.name ?? null)
  for (const ticket of cases) {
    const payload = { from: before, to: after, toName }
    const events = [{ type: 'lead.changed' as const, payload }]
    await changeTicket(tx, { ticket, actor, at }, { set: { accountLeadId: after }, events })
  }
}
