import { launchBare, launchProduct } from './children.ts'
import type { World } from './cluster.ts'
import { cases, drive, openings, queue, signIn, waitForRelay, type Figures } from './load.ts'
import { median, middle } from './rounds.ts'

export type Bar = 'B1' | 'B2' | 'B3'
export type Pair = { bar: Bar; mesa: Figures; bare: Figures; ratio: number; ratios: number[] }
export type Comparison = { pairs: Pair[]; loadMb: number }
export type Length = { rounds: number; seconds: number }
type Options = Length & { bars: Bar[] }

/** Mesa and the bare program in turns on one database; medians over the rounds. */
export async function compare(world: World, options: Options): Promise<Comparison> {
  const { ownerUrl } = world
  const product = await launchProduct(world)
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
  const [mesa, bare] = [rounds.map((one) => one.mesa), rounds.map((one) => one.bare)]
  return { bar, mesa: middle(mesa), bare: middle(bare), ratio: median(ratios), ratios }
}
