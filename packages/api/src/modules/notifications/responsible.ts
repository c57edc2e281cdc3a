import type { Tx } from '../../db/database.ts'
import { standInFor } from '../account-leads/account-leads.service.ts'
import * as facts from './notifications.repository.ts'
import type { CaseRow, Person } from './notifications.repository.ts'

/**
 * IN-9: who works on the case; until somebody does, its account lead or who stands in for them; until
 * there is one, every agent, and without agents every supervisor.
 */
export async function listResponsible(tx: Tx, ticket: CaseRow, now: Date): Promise<Person[]> {
  if (ticket.assigneeId !== null) {
    const assignees = await facts.listPeople(tx, [ticket.assigneeId])
    if (assignees.length > 0) return assignees
  }
  return listOfAccount(tx, ticket.accountLeadId, now)
}

/** The same of an organization, without a case. */
export async function listOfAccount(tx: Tx, leadId: string | null, now: Date): Promise<Person[]> {
  const leads =
    leadId === null ? [] : await facts.listPeople(tx, [await standInFor(tx, { leadId, now })])
  if (leads.length > 0) return leads
  const agents = await facts.listAgents(tx)
  return agents.length > 0 ? agents : facts.listSupervisors(tx)
}

/** CL-3: everyone who has to do with it, each once: case, account, supervision, and who knows the product. */
export async function listEveryone(tx: Tx, ticket: CaseRow, now: Date): Promise<Person[]> {
  const { assigneeId, accountLeadId: leadId, productId } = ticket
  const standIn = leadId === null ? null : await standInFor(tx, { leadId, now })
  const named = [assigneeId, leadId, standIn].filter((id) => id !== null)
  const groups = await Promise.all([
    named.length === 0 ? [] : facts.listPeople(tx, named),
    facts.listSupervisors(tx),
    facts.listSkilled(tx, productId),
  ])
  return [...new Map(groups.flat().map((one) => [one.id, one])).values()]
}
