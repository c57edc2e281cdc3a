import { allocate } from '@mesa/shared/ledger/allocate'
import { addDays, addMonths } from '@mesa/shared/ledger/dates'
import { consumeLines } from '@mesa/shared/ledger/postings'
import type { Actor } from '@mesa/shared/access/actor'
import { createDatabase, systemScope, type Database, type Tx } from '../../../db/database.ts'
import { createContract } from '../../contracts/new-contract.service.ts'
import { grant } from '../../hour-ledger/grants.service.ts'
import { lockState, post } from '../../hour-ledger/hour-ledger.service.ts'
import { verifyLedger } from '../../hour-ledger/ledger-verify.service.ts'
import { seededRandom } from '../../../testing/faults/seeded-random.ts'
import { give, passMidnight, told, work, type Paper, type Plan } from './ledger-model.ts'
import { startSweepers, type Sweepers } from './ledger-sweepers.ts'

type MonthsOptions = {
  /** As the product connects, or as the owner. */
  url: string
  desk: { tenantId: string; organizationId: string; productId: string }
  contracts: number
  days: number
  seed: number
  /** Of the days, on how many a sweeper is killed. */
  killShare: number
  worksPerDay: number
  say: (line: string) => void
}

type MonthsReport = {
  kills: number
  lots: number
  postings: number
  works: number
  comparisons: number
  wrong: string[]
}

type Kept = { contractId: string; paper: Paper }
const firstDay = '2026-01-01'
const mesa = { id: null, name: 'Mesa' }
/** Four minutes after midnight in Caracas, where the contracts are. */
const nightOf = (date: string) => new Date(`${date}T04:04:00.000Z`)
const noonOf = (date: string) => new Date(`${date}T16:00:00.000Z`)

/**
 * Contracts of every kind through the days: each night three sweepers at once, one of them killed with
 * kill -9 on some; after it, what every contract has is compared with its paper.
 */
export async function runLedgerMonths(options: MonthsOptions): Promise<MonthsReport> {
  const { url, desk, days, seed, killShare, worksPerDay, say } = options
  const random = seededRandom(seed)
  const db = createDatabase({ url, poolSize: 2 })
  const sweepers = startSweepers(url)
  const report: MonthsReport = {
    kills: 0,
    lots: 0,
    postings: 0,
    works: 0,
    comparisons: 0,
    wrong: [],
  }
  try {
    const kept: Kept[] = []
    const plans = Array.from({ length: options.contracts }, (_, index) =>
      planOf(index, { random, days }),
    )
    for (const [index, plan] of plans.entries()) kept.push(await open(db, { desk, plan, index }))
    const place: Place = { db, tenantId: desk.tenantId, kept, random }
    for (let day = 0; day < days && report.wrong.length < 10; day++) {
      const date = addDays(firstDay, day)
      for (const { paper } of kept) passMidnight(paper, date)
      report.kills += await pass(sweepers, { date, isKilled: random() < killShare, random })
      report.wrong.push(...(await compare(place, date)))
      report.comparisons += kept.length
      for (let count = 0; count < worksPerDay; count++) await workSomewhere(place, date)
      report.works += worksPerDay
      if (day % 30 === 29) {
        await buySomewhere(place, date)
        say(`${date}: ${report.comparisons} comparisons, ${report.kills} kills`)
      }
    }
    const violations = await db.transaction(systemScope(desk.tenantId), verifyLedger, {
      readOnly: true,
      isLong: true,
    })
    report.wrong.push(...violations.map((one) => JSON.stringify(one)), ...sweepers.told())
    report.lots = await countOf(place, 'ledger_lots')
    report.postings = await countOf(place, 'ledger_postings')
    return report
  } finally {
    await sweepers.stop()
    await db.close()
  }
}

async function pass(
  sweepers: Sweepers,
  { date, isKilled, random }: { date: string; isKilled: boolean; random: () => number },
): Promise<number> {
  const all = sweepers.sweep(nightOf(date).toISOString())
  if (isKilled) await sweepers.kill({ index: Math.floor(random() * 3), afterMs: random() * 40 })
  await all
  return isKilled ? 1 : 0
}

/** Monthly, yearly and packages in turn, some that accumulate or carry over, begun on any day. */
function planOf(index: number, { random, days }: { random: () => number; days: number }): Plan {
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const period = (['month', 'month', 'year', 'once'] as const)[index % 4] ?? 'month'
  const startsOn = addDays(firstDay, upTo(Math.min(60, Math.floor(days / 3))))
  return {
    startsOn,
    endsOn: random() < 0.5 ? addDays(startsOn, 20 + upTo(days)) : addMonths(startsOn, 36),
    period,
    periodMinutes: 60 + upTo(600),
    accumulates: period !== 'once' && random() < 0.25,
    graceDays: [0, 2, 5, 12][upTo(3)] ?? 5,
    carryOver:
      period !== 'once' && random() < 0.5
        ? {
            percent: 1 + upTo(99),
            minutesMax: random() < 0.5 ? 1 + upTo(300) : null,
            periods: 1 + upTo(3),
          }
        : null,
    overdraftMinutesMax: random() < 0.5 ? upTo(200) : 0,
  }
}

type Opening = { desk: MonthsOptions['desk']; plan: Plan; index: number }

async function open(db: Database, { desk, plan, index }: Opening): Promise<Kept> {
  const { startsOn, endsOn, accumulates, ...terms } = plan
  const by: Actor = { kind: 'system', tenantId: desk.tenantId, name: 'Mesa' }
  const isCarried = !accumulates && terms.carryOver !== null
  const contract = await db.transaction(systemScope(desk.tenantId), (tx) =>
    createContract(tx, {
      by,
      at: noonOf(addDays(firstDay, -1)),
      body: {
        organizationId: desk.organizationId,
        number: `S-${index}`,
        name: `Contrato ${index}`,
        startsOn,
        endsOn,
        timeZone: 'America/Caracas',
        productIds: [desk.productId],
        terms: {
          ...terms,
          accumulates,
          carryOver: isCarried ? terms.carryOver : null,
          periodMinutes: terms.period === 'once' ? null : terms.periodMinutes,
        },
      },
    }),
  )
  return { contractId: contract.id, paper: { plan, lots: [], overdraft: 0 } }
}

type Place = { db: Database; tenantId: string; kept: Kept[]; random: () => number }

const within = <Result>({ db, tenantId }: Place, workIn: (tx: Tx) => Promise<Result>) =>
  db.transaction(systemScope(tenantId), workIn)

/** Today's work or a late time sheet of the last days. */
async function workSomewhere(place: Place, date: string): Promise<void> {
  const { random, kept } = place
  const { contractId, paper } = kept[Math.floor(random() * kept.length)]!
  const on = addDays(date, -Math.floor(random() * 6))
  const minutes = 1 + Math.floor(random() * 90)
  const left = work(paper, { on, minutes })
  await within(place, async (tx) => {
    const { account, lots, balances } = await lockState(tx, contractId)
    const { parts, unallocatedMinutes } = allocate({ lots, date: on, minutes })
    const room = account.overdraftMinutesMax + balances.account.overdraft
    const beyond = Math.min(unallocatedMinutes, Math.max(0, room))
    if (unallocatedMinutes - beyond !== left) {
      throw new Error(`${contractId} on ${on}: ${unallocatedMinutes - beyond} left, not ${left}`)
    }
    if (parts.length === 0 && beyond === 0) return
    const lines = consumeLines(parts, beyond)
    const booked = { account, kind: 'consume' as const, lines, effectiveOn: on }
    await post(tx, { ...booked, actor: mesa, at: noonOf(date) })
  })
}

/** Each package gets another lot now and then. */
async function buySomewhere(place: Place, date: string): Promise<void> {
  const { random, kept } = place
  for (const { contractId, paper } of kept.filter((one) => one.paper.plan.period === 'once')) {
    if (random() < 0.5) continue
    const minutes = 30 + Math.floor(random() * 600)
    const until = addDays(date, 20 + Math.floor(random() * 300))
    give(paper, { origin: 'purchase', from: date, until, minutes })
    const lot = { minutes, validFrom: date, validUntil: until, origin: 'purchase' as const }
    await within(place, (tx) => grant(tx, { ...lot, contractId, actor: mesa, at: noonOf(date) }))
  }
}

async function compare(place: Place, date: string): Promise<string[]> {
  const text = `
    select a.contract_id as id, coalesce(string_agg(lots.told, E'\\n' order by lots.told collate "C"), '') as told,
      -coalesce((select b.minutes from ledger_balances b where b.account_id = a.id
        and b.lot_key = '00000000-0000-0000-0000-000000000000' and b.bucket = 'overdraft'), 0) as overdraft
    from ledger_accounts a
    left join lateral (
      select concat_ws(' ', t.origin, t.valid_from, t.valid_until, t.minutes,
        coalesce(sum(b.minutes) filter (where b.bucket = 'available'), 0),
        coalesce(sum(b.minutes) filter (where b.bucket = 'consumed'), 0),
        coalesce(sum(b.minutes) filter (where b.bucket = 'expired'), 0)) as told
      from ledger_lots t left join ledger_balances b on b.account_id = a.id and b.lot_key = t.id
      where t.account_id = a.id group by t.id, t.origin, t.valid_from, t.valid_until, t.minutes
    ) lots on true
    group by a.id, a.contract_id`
  const rows = await within(place, (tx) =>
    tx.read<{ id: string; told: string; overdraft: number }>({ text, values: [] }),
  )
  const stored = new Map(
    rows.map(({ id, told: lots, overdraft }) => [
      id,
      `${lots}${lots === '' ? '' : '\n'}overdraft ${overdraft}`,
    ]),
  )
  return place.kept.flatMap(({ contractId, paper }) => {
    const [is, should] = [stored.get(contractId), told(paper)]
    return is === should ? [] : [`${date} ${JSON.stringify(paper.plan)}\n${is}\nis not\n${should}`]
  })
}

const countOf = (place: Place, table: string): Promise<number> =>
  within(place, async (tx) => {
    const text = `select count(*)::int as n from ${table}`
    const [row] = await tx.read<{ n: number }>({ text, values: [] })
    return row?.n ?? 0
  })
