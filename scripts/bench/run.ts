import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { measureBusinessTime } from './business-time-bar.ts'
import { startCluster, type Cluster, type World } from './cluster.ts'
import { compare, type Bar } from './compare.ts'
import { atLeast, perSecond, type Finding } from './finding.ts'
import { measureFirstLoads } from './first-load.ts'
import { sizesOf } from './generate.ts'
import { measureLedger } from './ledger-bar.ts'
import { measureLive } from './live-bar.ts'
import { measureGrowth, measureReading } from './reading.ts'
import { writeReport } from './report.ts'
import { measureStartUp } from './start-up.ts'

const bars = 'B1,B2,B3,B4,B5,B6,B7,B8,B9,B10,B11,B13,B14,B15'.split(',')
/** Those that need the cases. */
const onCases = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B9', 'B11', 'B15']

/**
 * `pnpm bench [--only B4,B5] [--tickets 1000000] [--rounds 3] [--seconds 5] [--keep folder]`: measures
 * the bars of docs/performance.md and writes its table. A bench reports: it ends with 0 also where a
 * bar is missed, and names it.
 */
async function main() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: bars.join(',') },
      tickets: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '5' },
      keep: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  const only = values.only.split(',')
  const unknown = only.filter((bar) => !bars.includes(bar))
  if (unknown.length > 0) throw new Error(`no such bar: ${unknown.join(', ')}`)
  const length = { rounds: Number(values.rounds), seconds: Number(values.seconds) }
  const tickets = Number(values.tickets)
  const run = { at: new Date().toISOString().slice(0, 16), tickets, ...length, load: loadNow() }
  const findings = [
    ...(await withoutCases(only, length.rounds)),
    ...(await withCases(only, { tickets, length, keep: values.keep ?? null })),
  ]
  const lines = values['dry-run'] ? findings.map(told) : writeReport(findings, run)
  console.log(lines.join('\n'))
  const missed = findings.filter(({ isHeld }) => isHeld === false)
  console.log(
    missed.length === 0
      ? 'Every bar that was measured is held.'
      : `Missed: ${missed.map(({ bar, what }) => `${bar} (${what})`).join('; ')}.`,
  )
}

const told = ({ bar, what, measured, asked, isHeld }: Finding) =>
  [bar, what, measured, asked, String(isHeld)].join(' | ')

const loadNow = () =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(', ')

async function withoutCases(only: string[], rounds: number): Promise<Finding[]> {
  const found: Finding[] = []
  if (only.includes('B8')) found.push(search)
  if (only.includes('B10')) found.push(...measureBusinessTime(rounds))
  if (only.includes('B13')) found.push(...firstLoads())
  if (only.includes('B14')) found.push(...(await startUp()))
  return found
}

const search: Finding = {
  bar: 'B8',
  what: 'full-text search',
  measured: 'not built yet: a queue filters by words of the subject alone',
  asked: 'worst word ≤ 100 ms, any ≤ 250 ms, none ≤ 10 ms',
  isHeld: null,
}

type Asked = {
  tickets: number
  length: { rounds: number; seconds: number }
  keep: string | null
}

async function withCases(only: string[], { tickets, length, keep }: Asked): Promise<Finding[]> {
  if (!only.some((bar) => onCases.includes(bar))) return []
  const cluster = await startCluster(keep)
  try {
    console.log(`Opening ${tickets} cases; made where they are not kept.`)
    const world = await cluster.open(sizesOf(tickets))
    // What only reads comes before what writes.
    const found: Finding[] = []
    if (only.includes('B4')) found.push(...(await growth(cluster, world, length)))
    if (['B5', 'B6', 'B7', 'B11'].some((bar) => only.includes(bar)))
      found.push(...(await measureReading(world, only, length)))
    const pairs = (['B1', 'B2', 'B3'] as const).filter((bar) => only.includes(bar))
    if (pairs.length > 0) found.push(...(await toBare(world, pairs, length)))
    if (only.includes('B9')) found.push(...(await measureLedger(world, length)))
    if (only.includes('B15')) found.push(...(await measureLive(world)))
    return found
  } finally {
    await cluster.stop()
  }
}

const growth = async (cluster: Cluster, large: World, length: Asked['length']) =>
  measureGrowth(large, await cluster.open(sizesOf(large.tickets / 10)), length)

const leastToBare = { B1: 0.6, B2: 0.6, B3: 0.5 }
const names = {
  B1: 'agent queue, 50 rows with names, to bare',
  B2: 'case, then its messages (two requests), to bare',
  B3: 'open a case, to bare',
}

async function toBare(world: World, asked: Bar[], length: Asked['length']): Promise<Finding[]> {
  const { pairs, loadMb } = await compare(world, { bars: asked, ...length })
  const found = pairs.map(({ bar, mesa, bare, ratios }) => {
    const tail = `p50 ${mesa.p50} ms, p99 ${mesa.p99} ms`
    const said = `${perSecond(mesa)} to ${perSecond(bare)}; ${tail}`
    return atLeast({ bar, what: names[bar], ratios, said }, leastToBare[bar])
  })
  const memory = { bar: 'B1', what: 'memory under B1 (B14)', measured: `${loadMb} MB` }
  return asked.includes('B1')
    ? [...found, { ...memory, asked: '≤ 300 MB', isHeld: loadMb <= 300 }]
    : found
}

function firstLoads(): Finding[] {
  const loads = measureFirstLoads()
  const most = { portal: 170, console: 260 }
  return (['portal', 'console'] as const).map((side) => ({
    bar: 'B13',
    what: `first load of the ${side}, gzip`,
    measured: loads ? `${loads[side]} kB` : 'the pages are not built',
    asked: `≤ ${most[side]} kB`,
    isHeld: loads ? loads[side] <= most[side] : null,
  }))
}

async function startUp(): Promise<Finding[]> {
  const { readySeconds, restMb } = await measureStartUp()
  return [
    {
      bar: 'B14',
      what: 'start to ready, warm',
      measured: `${readySeconds.toFixed(1)} s`,
      asked: '≤ 5 s',
      isHeld: readySeconds <= 5,
    },
    {
      bar: 'B14',
      what: 'memory at rest',
      measured: `${restMb} MB`,
      asked: '≤ 150 MB',
      isHeld: restMb <= 150,
    },
  ]
}

await main()
