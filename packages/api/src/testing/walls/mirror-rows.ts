import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { TestApp } from '../test-app.ts'

/** Work of the database's owner, beyond every wall. */
export async function asOwner<Result>(url: string, work: (client: pg.Client) => Promise<Result>) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Rows that no command makes, or none without leaving more behind. */
export const insert = (desk: TestApp, text: string, values: unknown[]) =>
  asOwner(desk.ownerUrl, (client) => client.query(text, [desk.given.tenantId, ...values]))

/** A group of organizations; answers its id. */
export async function addGroup(desk: TestApp, name: string): Promise<string> {
  const id = randomUUID()
  await insert(
    desk,
    'insert into organization_groups (tenant_id, id, name, created_at) values ($1, $2, $3, now())',
    [id, `Grupo ${name}`],
  )
  return id
}

/** Shares a case of organization A with its backup, which no command does yet. */
export async function addParticipant(desk: TestApp, ticketId: string) {
  const { users, organizations } = desk.given
  await insert(
    desk,
    `insert into ticket_participants
       (tenant_id, ticket_id, user_id, organization_id, access, added_at)
     values ($1, $2, $3, $4, 'read', now())`,
    [ticketId, users.backupA.id, organizations.a.id],
  )
}

/** Two providers of sign-on, the first of them with two people, without asking any provider. */
export async function addSignOn(desk: TestApp) {
  const [provider, second, identity, another] = Array.from({ length: 4 }, () => randomUUID())
  const { slug, users } = desk.given
  for (const [at, id] of [provider, second].entries())
    await insert(
      desk,
      `insert into oidc_providers (tenant_id, id, slug, name, issuer, client_id,
         client_secret_sealed, side, is_enabled, created_at, updated_at)
       values ($1, $2, $3, $3, $4, 'mesa', 'x', 'everyone', false, now(), now())`,
      [id, `${slug}-${at}`, `https://${slug}-${at}.example`],
    )
  for (const [id, user] of [
    [identity, users.requesterA],
    [another, users.keyUserA],
  ] as const)
    await insert(
      desk,
      `insert into oidc_identities (tenant_id, id, provider_id, issuer, subject, user_id, email,
         linked_at, last_used_at)
       values ($1, $2, $3, $4, $5, $6, $7, now(), now())`,
      [id, provider, `https://${slug}-0.example`, user.id, user.id, user.email],
    )
  return { provider: provider ?? '', identity: identity ?? '' }
}

/** Two nights of checks of ledger and records. */
export async function addChecks(desk: TestApp) {
  for (let night = 1; night <= 2; night += 1)
    await insert(
      desk,
      `insert into integrity_checks (tenant_id, id, checked_at, took_ms, chains, events,
         violations, broken_chains, findings)
       values ($1, $2, now() - make_interval(days => $3), 1, 1, 1, 0, 0, '[]')`,
      [randomUUID(), night],
    )
}

/** The desk's own calendar, with proposals for two years; the id of one of them. */
export async function addProposals(desk: TestApp) {
  const proposal = randomUUID()
  for (const [year, id] of [
    [2098, randomUUID()],
    [2099, proposal],
  ])
    await insert(
      desk,
      `insert into calendar_proposals
         (tenant_id, id, calendar_id, country, year, additions, removals, created_at)
       select $1, $2, id, 'VE', $3, '[]', '[]', now() from calendars
       where tenant_id = $1 and is_default`,
      [id, year],
    )
  const { rows } = await insert(
    desk,
    'select id from calendars where tenant_id = $1 and is_default and $2',
    [true],
  )
  return { calendar: String(rows[0]?.id), proposal }
}

/** Two absences of an account lead; the id of one of them. */
export async function addSubstitutions(desk: TestApp): Promise<string> {
  const { agent, otherAgent } = desk.given.users
  const who = { leadId: agent.id, substituteId: otherAgent.id }
  const supervisor = desk.as('supervisor')
  const days = [
    { startsOn: '2098-05-01', endsOn: '2098-05-10' },
    { startsOn: '2098-06-01', endsOn: '2098-06-10' },
  ]
  const made = []
  for (const one of days)
    made.push(await supervisor.post('/lead-substitutions', { ...who, ...one }))
  const [first] = made
  if (first?.status !== 201) throw new Error(JSON.stringify(first?.body))
  return String(first.body.id)
}

/** Two entries off cases of each who records such time; the id of the first, by whose it is. */
export async function addTimeEntries(desk: TestApp): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const who of ['agent', 'technician', 'supervisor'] as const) {
    for (const startedAt of ['2026-03-03T12:00:00.000Z', '2026-03-03T13:00:00.000Z']) {
      const entry = { type: 'training', startedAt, minutes: 30, note: desk.given.slug }
      const { status, body } = await desk.as(who).post('/time-entries', entry)
      if (status !== 201) throw new Error(JSON.stringify(body))
      ids[who] ??= String(body.id)
    }
  }
  return ids
}

/** A task of renewal of each contract; the id of the first. */
export async function addRenewalTasks(desk: TestApp, contractIds: string[]): Promise<string> {
  const commercial = desk.as('commercial')
  const made = []
  for (const contractId of contractIds)
    made.push(await commercial.post('/renewal-tasks', { contractId, dueOn: '2026-12-01' }))
  const [first] = made
  if (first?.status !== 201) throw new Error(JSON.stringify(first?.body))
  return String(first.body.id)
}
