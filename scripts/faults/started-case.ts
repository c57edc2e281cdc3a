import { openCase } from '../soak/main-job.ts'
import type { Client } from '../soak/patient-client.ts'
import type { Team } from '../soak/prepare-desk.ts'

/** A case that an agent reviewed, classified and started; answers its path. */
export async function startedCase(client: Client, team: Team, productId: string): Promise<string> {
  const { path } = await openCase(client, { customer: team.customer, productId })
  const body = { type: 'support', criticality: 'serious', level: 'l1' }
  await client.send(team.agent, { path: `${path}/transitions`, body: { action: 'review' } })
  await client.send(team.agent, { method: 'PUT', path: `${path}/classification`, body })
  await client.send(team.agent, { path: `${path}/transitions`, body: { action: 'start' } })
  return path
}
