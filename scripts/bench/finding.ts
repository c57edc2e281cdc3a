/** One row of the table of docs/performance.md. */
export type Finding = {
  bar: string
  what: string
  measured: string
  asked: string
  /** Null: not measured. */
  isHeld: boolean | null
}

type Ratio = Pick<Finding, 'bar' | 'what'> & { ratios: number[]; said: string }

/** A ratio that must be at least so much; the middle one counts, all are told. */
export const atLeast = ({ bar, what, ratios, said }: Ratio, least: number): Finding => ({
  bar,
  what,
  measured: `${tell(ratios)}: ${said}`,
  asked: `≥ ${least}×`,
  isHeld: middleOf(ratios) >= least,
})

export const atMost = ({ bar, what, ratios, said }: Ratio, most: number): Finding => ({
  bar,
  what,
  measured: `${tell(ratios)}: ${said}`,
  asked: `≤ ${most}×`,
  isHeld: middleOf(ratios) <= most,
})

const tell = (ratios: number[]) =>
  `${middleOf(ratios).toFixed(2)}× (${ratios.map((one) => one.toFixed(2)).join(', ')})`

const middleOf = (ratios: number[]) =>
  ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? Number.NaN

export const perSecond = (figures: { perSecond: number }) =>
  `${figures.perSecond < 10 ? figures.perSecond.toFixed(1) : Math.round(figures.perSecond)}/s`
