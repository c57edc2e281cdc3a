import type { Figures } from './load.ts'

/** Each side in turns, so that a neighbour on the machine disturbs all of them; the first round warms up. */
export async function inTurns<Side extends string>(
  sides: Record<Side, () => Promise<Figures>>,
  rounds: number,
): Promise<Record<Side, Figures[]>> {
  const names = Object.keys(sides) as Side[]
  const kept = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Side,
    Figures[]
  >
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const figures = await sides[name]()
      if (round >= 0) kept[name].push(figures)
    }
  }
  return kept
}

/** Of each round one side to another. */
export const ratiosOf = (of: Figures[], to: Figures[]): number[] =>
  of.map(({ perSecond }, round) => perSecond / (to[round]?.perSecond ?? Number.NaN))

export const middle = (rounds: Figures[]): Figures => ({
  perSecond: median(rounds.map(({ perSecond }) => perSecond)),
  p50: median(rounds.map(({ p50 }) => p50)),
  p99: median(rounds.map(({ p99 }) => p99)),
})

export const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
