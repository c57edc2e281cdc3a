import { launchBare, launchProduct } from './children.ts'
import type { World } from './cluster.ts'
import type { Length } from './compare.ts'
import { atLeast, atMost, perSecond, type Finding } from './finding.ts'
import { cases, drive, queue, signIn, type Figures, type Request } from './load.ts'
import { inTurns, middle, ratiosOf } from './rounds.ts'

const get = (path: string): Request[] => [{ path: `/api/v1${path}` }]
const open = '/tickets?open=true&sort=dueAt&limit=50'
/** Rows before the deep pages of B5. */
const depth = 100_000

/** B4: what a queue costs when there are ten times as many cases. */
export async function measureGrowth(large: World, small: World, length: Length) {
  const [much, little] = [await launchProduct(large), await launchProduct(small)]
  try {
    const sides = await inTurns(
      {
        large: async () => drive(await signIn(much.address), { requests: queue(), ...length }),
        small: async () => drive(await signIn(little.address), { requests: queue(), ...length }),
      },
      length.rounds,
    )
    const ratios = ratiosOf(sides.large, sides.small)
    const said = `${perSecond(middle(sides.large))} to ${perSecond(middle(sides.small))}`
    const what = `queue at ${told(large)} to ${told(small)} cases`
    return [atLeast({ bar: 'B4', what, ratios, said }, 0.8)]
  } finally {
    await much.stop()
    await little.stop()
  }
}

const told = ({ tickets }: World) =>
  tickets >= 1_000_000 ? `${tickets / 1_000_000} M` : `${tickets / 1000} k`

type Reading = { world: World; address: string; length: Length }

/** B5, B6, B7 and B11 against one running product. */
export async function measureReading(
  world: World,
  bars: readonly string[],
  length: Length,
): Promise<Finding[]> {
  const product = await launchProduct(world)
  const reading = { world, address: product.address, length }
  try {
    const found: Finding[] = []
    if (bars.includes('B5')) found.push(...(await deepPages(reading)))
    if (bars.includes('B6')) found.push(await severalStates(reading))
    if (bars.includes('B7')) found.push(await badges(reading))
    if (bars.includes('B11')) found.push(...(await tails(reading)))
    return found
  } finally {
    await product.stop()
  }
}

const ask = async ({ address, length }: Reading, requests: Request[]): Promise<Figures> =>
  drive(await signIn(address), { requests, ...length })

async function deepPages(reading: Reading): Promise<Finding[]> {
  const lists = [
    { name: 'of the queue', path: open },
    { name: 'of all cases, newest first', path: '/tickets?sort=-openedAt&limit=50' },
  ]
  const found: Finding[] = []
  for (const { name, path } of lists) {
    const { cursor, rows } = await walk(reading, path)
    const sides = await inTurns(
      {
        first: () => ask(reading, get(path)),
        deep: () => ask(reading, get(`${path}&cursor=${encodeURIComponent(cursor)}`)),
      },
      reading.length.rounds,
    )
    const ratios = ratiosOf(sides.first, sides.deep)
    const said = `${perSecond(middle(sides.first))} the first, ${perSecond(middle(sides.deep))} after ${rows} rows`
    const what = `time of a deep page ${name} to the first`
    found.push(atMost({ bar: 'B5', what, ratios, said }, 3))
  }
  return found
}

/** The cursor of a page that is `depth` rows deep, or of the last whole one, as a reader gets there. */
async function walk({ address }: Reading, path: string) {
  let { token } = await signIn(address)
  let cursor = ''
  let rows = 0
  for (let page = 0; rows < depth; page += 1) {
    if (page % 100 === 99) token = (await signIn(address)).token
    // The filters, of which the size of a page is none, are what a cursor is bound to.
    const wide = path.replace('limit=50', 'limit=200')
    const url = `${address}/api/v1${wide}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
    const { items, nextCursor } = (await answer.json()) as {
      items: unknown[]
      nextCursor: string | null
    }
    if (nextCursor === null) break
    cursor = nextCursor
    rows += items.length
  }
  return { cursor, rows }
}

async function severalStates(reading: Reading): Promise<Finding> {
  const of = (...states: string[]) => get(`${open}&status=${states.join(',')}`)
  const sides = await inTurns(
    {
      one: () => ask(reading, of('in_progress')),
      several: () => ask(reading, of('received', 'in_review', 'in_progress', 'waiting_customer')),
    },
    reading.length.rounds,
  )
  const ratios = ratiosOf(sides.several, sides.one)
  const said = `${perSecond(middle(sides.several))} to ${perSecond(middle(sides.one))}`
  return atLeast({ bar: 'B6', what: 'queue of four states to one', ratios, said }, 0.4)
}

async function badges(reading: Reading): Promise<Finding> {
  const bare = await launchBare(reading.world.ownerUrl, reading.world.tenantId)
  try {
    const plain = { address: bare.address, token: null }
    const counts = get('/tickets/counts')
    const sides = await inTurns(
      {
        mesa: () => ask(reading, counts),
        bare: () => drive(plain, { requests: counts, ...reading.length }),
      },
      reading.length.rounds,
    )
    const ratios = ratiosOf(sides.bare, sides.mesa)
    const said = `${perSecond(middle(sides.mesa))} to ${perSecond(middle(sides.bare))} of bare's one count`
    const what = 'time of all badges to one bounded count'
    return atMost({ bar: 'B7', what, ratios, said }, 3)
  } finally {
    await bare.stop()
  }
}

async function tails(reading: Reading): Promise<Finding[]> {
  const sides = await inTurns(
    {
      queue: () => ask(reading, queue()),
      case: () => ask(reading, cases(reading.world)),
    },
    reading.length.rounds,
  )
  return (['queue', 'case'] as const).map((name) => {
    const ratios = sides[name].map(({ p50, p99 }) => p99 / Math.max(1, p50))
    const { p50, p99 } = middle(sides[name])
    const what = `p99 to p50 of the ${name}, 8 connections`
    return atMost({ bar: 'B11', what, ratios, said: `p50 ${p50} ms, p99 ${p99} ms` }, 5)
  })
}
