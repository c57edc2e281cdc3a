import { launchBare, launchProduct } from './children.ts'
import {
  cases,
  drive,
  openings,
  queue,
  signIn,
  waitForRelay,
  type Figures,
  type World,
} from './load.ts'

export type Bar = 'B1' | 'B2' | 'B3'
export type Pair = { bar: Bar; mesa: Figures; bare: Figures; ratio: number; ratios: number[] }
export type Comparison = { pairs: Pair[]; loadMb: number }
type Options = { bars: Bar[]; rounds: number; seconds: number; dataDir: string; appUrl: string }

/** Mesa and the bare program in turns on one database; medians over the rounds. */
export async function compare(world: World, options: Options): Promise<Comparison> {
  const { ownerUrl } = world
  const product = await launchProduct({ ...options, ownerUrl })
  const bare = await launchBare(ownerUrl, world.tenantId)
  const requests = { B1: queue(), B2: cases(world), B3: await openings(world) }
  const plain = { address: bare.address, token: null }
  const pairs: Pair[] = []
  let loadMb = 0
  try {
    for (const bar of options.bars) {
      const rounds: Array<Pick<Pair, 'mesa' | 'bare'>> = []
      for (let round = -1; round < options.rounds; round += 1) {
        // The first round warms both up and is thrown away.
        const run = { requests: requests[bar], seconds: options.seconds }
        const bareFigures = await drive(plain, run)
        const mesaFigures = await drive(await signIn(product.address), run)
        if (bar === 'B1') loadMb = Math.max(loadMb, product.rssMb())
        if (bar === 'B3') await waitForRelay(ownerUrl)
        if (round >= 0) rounds.push({ mesa: mesaFigures, bare: bareFigures })
      }
      pairs.push(summarise(bar, rounds))
    }
  } finally {
    await product.stop()
    await bare.stop()
  }
  return { pairs, loadMb }
}

function summarise(bar: Bar, rounds: Array<Pick<Pair, 'mesa' | 'bare'>>): Pair {
  const ratios = rounds.map(({ mesa, bare }) => mesa.perSecond / bare.perSecond)
  const middle = (side: 'mesa' | 'bare'): Figures => ({
    perSecond: median(rounds.map((round) => round[side].perSecond)),
    p50: median(rounds.map((round) => round[side].p50)),
    p99: median(rounds.map((round) => round[side].p99)),
  })
  return { bar, mesa: middle('mesa'), bare: middle('bare'), ratio: median(ratios), ratios }
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
