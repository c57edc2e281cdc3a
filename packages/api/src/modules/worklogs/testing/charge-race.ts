import { sql } from 'drizzle-orm'
import type { Tx } from '../../../db/database.ts'

type Answer = Record<string, unknown>
/** Sends a POST until its outcome is known, and answers the body of its success. */
export type Ask = (
  who: 'commercial' | 'customer' | 'agent',
  path: string,
  body: object,
) => Promise<Answer>

type Race = {
  organizationId: string
  productId: string
  /** Of the three lots, soonest to end first; first and last day of all of them. */
  lots: { minutes: number; validFrom: string; validUntils: readonly string[] }
  cases: number
  /** Agreed and held of each case; null: the cases charge below the threshold, without a consent. */
  consentMinutes: number | null
}

/** A contract with lots of the same size, and cases that charge it; answers their numbers. */
export async function prepareRace(ask: Ask, race: Race): Promise<number[]> {
  const { organizationId, productId, lots } = race
  const contract = await ask('commercial', '/contracts', {
    organizationId,
    name: 'Paquete de horas',
    startsOn: lots.validFrom,
    endsOn: lots.validUntils.at(-1),
    productIds: [productId],
    openCaseLimit: race.cases + 1,
  })
  for (const validUntil of lots.validUntils) {
    const lot = { minutes: lots.minutes, validFrom: lots.validFrom, validUntil }
    await ask('commercial', `/contracts/${String(contract['id'])}/lots`, {
      ...lot,
      origin: 'purchase',
    })
  }
  const numbers: number[] = []
  for (let count = 1; count <= race.cases; count += 1) {
    numbers.push(await openAgreed(ask, { ...race, count }))
  }
  return numbers
}

async function openAgreed(
  ask: Ask,
  { productId, consentMinutes, count }: Race & { count: number },
) {
  const { number } = await ask('customer', '/tickets', {
    productId,
    module: 'Facturación',
    summary: `No cuadra el cierre de la caja ${count}`,
    body: 'El cierre de caja no cuadra.',
    confirmNotDuplicate: true,
  })
  await ask('agent', `/tickets/${Number(number)}/transitions`, { action: 'review' })
  if (consentMinutes === null) return Number(number)
  const words = { purpose: 'solution', explanation: 'Hay que corregir el cierre.' }
  const body = { ...words, minutes: consentMinutes }
  const consent = await ask('agent', `/tickets/${Number(number)}/consents`, body)
  await ask('customer', `/consents/${String(consent['id'])}/decision`, { decision: 'accept' })
  return Number(number)
}

type Charging = {
  numbers: readonly number[]
  perCase: number
  connections: number
  /** From 0 on, below 1. */
  random: () => number
  /** Logs one minute on a case; `connection` says over which. */
  charge: (number: number, connection: number) => Promise<Answer>
}

/** One-minute entries of all cases in an order of chance, over so many connections at once. */
export async function raceCharges(race: Charging) {
  const { numbers, perCase, connections, random, charge } = race
  const left = numbers
    .flatMap((number) => Array.from({ length: perCase }, () => ({ number, key: random() })))
    .toSorted((one, other) => one.key - other.key)
  const sum = { charged: 0, uncharged: 0 }
  const work = async (connection: number) => {
    for (let entry = left.pop(); entry; entry = left.pop()) {
      const answer = await charge(entry.number, connection)
      sum.charged += Number(answer['chargedMinutes'])
      sum.uncharged += Number(answer['unchargedMinutes'])
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, connection) => work(connection)))
  return sum
}

/** What lots have left and were charged, soonest to end first. */
export async function readLots(
  tx: Tx,
  organizationId: string,
): Promise<{ left: number; consumed: number }[]> {
  const { rows } = await tx.db.execute<{ left: number; consumed: number }>(sql`
    select coalesce(sum(b.minutes) filter (where b.bucket in ('available', 'held')), 0)::int as left,
      coalesce(sum(b.minutes) filter (where b.bucket = 'consumed'), 0)::int as consumed
    from ledger_lots l left join ledger_balances b on b.tenant_id = l.tenant_id and b.lot_key = l.id
    where l.tenant_id = ${tx.tenantId} and l.organization_id = ${organizationId}
    group by l.id, l.valid_until order by l.valid_until, l.id`)
  return rows
}

/** Postings that took minutes of a lot after minutes of one that ends later had been taken. */
export async function readDisorder(tx: Tx): Promise<number> {
  const { rows } = await tx.db.execute<{ count: number }>(sql`
    with taken as (
      select p.account_id, p.seq, min(l.valid_until) as first, max(l.valid_until) as last
      from ledger_postings p
      join ledger_lines n on n.tenant_id = p.tenant_id and n.posting_id = p.id
      join ledger_lots l on l.tenant_id = n.tenant_id and l.id = n.lot_id
      where p.tenant_id = ${tx.tenantId} and p.kind in ('hold', 'consume')
        and n.bucket = 'available' and n.minutes < 0
      group by p.account_id, p.seq)
    select count(*)::int as count from (
      select first < max(last) over (partition by account_id order by seq
        rows between unbounded preceding and 1 preceding) as is_late from taken) judged
    where is_late`)
  return rows[0]?.count ?? 0
}
