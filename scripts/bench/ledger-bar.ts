import pg from 'pg'
import { launchBare, launchProduct } from './children.ts'
import type { World } from './cluster.ts'
import type { Length } from './compare.ts'
import { atLeast, perSecond, type Finding } from './finding.ts'
import { drive, json, signIn, waitForRelay, type Request } from './load.ts'
import { inTurns, middle, ratiosOf } from './rounds.ts'
import { listViolations } from './verify.ts'

const contractsMax = 1000

/**
 * B9: entries of one minute, over a thousand contracts and over the busiest one, by the product and
 * by bare's one statement; then every entry must have charged its minute and I1 to I12 hold.
 */
export async function measureLedger(world: World, length: Length): Promise<Finding[]> {
  const product = await launchProduct(world)
  const bare = await launchBare(world.ownerUrl, world.tenantId)
  const plain = { address: bare.address, token: null }
  const found: Finding[] = []
  const before = await countWork(world)
  try {
    for (const { name, numbers } of await listPlaces(world)) {
      const requests = numbers.map(entry)
      const sides = await inTurns(
        {
          mesa: async () => {
            const figures = await drive(await signIn(product.address), { requests, ...length })
            await waitForRelay(world.ownerUrl)
            return figures
          },
          bare: () => drive(plain, { requests, ...length }),
        },
        length.rounds,
      )
      const ratios = ratiosOf(sides.mesa, sides.bare)
      const said = `${perSecond(middle(sides.mesa))} to ${perSecond(middle(sides.bare))}`
      found.push(atLeast({ bar: 'B9', what: `hour entries, ${name}`, ratios, said }, 0.5))
    }
  } finally {
    await product.stop()
    await bare.stop()
  }
  return [...found, await soundness(world, before)]
}

/** Of open cases, where an entry may still charge below the threshold of consents. */
async function listPlaces({ ownerUrl }: World) {
  const rows = await read<{ organizationId: string; number: number }>(
    ownerUrl,
    `select t.organization_id as "organizationId", t.number::int as number
     from tickets t join worklogs w on w.tenant_id = t.tenant_id and w.ticket_id = t.id
     where t.closed_at is null
     group by t.organization_id, t.number
     having sum(w.charged_minutes) < 60 order by t.number`,
  )
  const byOrganization = new Map<string, number[]>()
  for (const { organizationId, number } of rows)
    byOrganization.set(organizationId, [...(byOrganization.get(organizationId) ?? []), number])
  const busiest = [...byOrganization.values()].toSorted((a, b) => b.length - a.length)[0] ?? []
  const spread = [...byOrganization.values()].flatMap((numbers) => numbers.slice(0, 1))
  const contracts = spread.slice(0, contractsMax)
  return [
    { name: `${contracts.length} contracts`, numbers: contracts },
    { name: 'one hot contract', numbers: busiest },
  ]
}

const entry = (number: number): Request => ({
  method: 'POST',
  path: `/api/v1/tickets/${number}/worklogs`,
  headers: json,
  body: JSON.stringify({
    component: 'l1',
    startedAt: '2026-11-20T14:00:00Z',
    minutes: 1,
    description: 'Revisión del caso',
  }),
})

async function soundness(world: World, before: Work): Promise<Finding> {
  const after = await countWork(world)
  const [entries, charged] = [after.entries - before.entries, after.charged - before.charged]
  const violations = await listViolations(world)
  return {
    bar: 'B9',
    what: 'afterwards: entries, minutes charged, violations of I1 to I12',
    measured: `${entries} entries, ${charged} minutes, ${violations.length} violations`,
    asked: 'as many minutes as entries, 0 violations',
    isHeld: entries > 0 && entries === charged && violations.length === 0,
  }
}

type Work = { entries: number; charged: number }

async function countWork({ ownerUrl }: World): Promise<Work> {
  const text = 'select count(*)::int as entries, sum(charged_minutes)::int as charged from worklogs'
  const [work] = await read<Work>(ownerUrl, text)
  if (!work) throw new Error('an aggregate always has a row')
  return work
}

async function read<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row & pg.QueryResultRow>(text)).rows
  } finally {
    await client.end()
  }
}
