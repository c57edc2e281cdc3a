import {
  askOracle,
  listWindows,
  oracleZones,
  randomOf,
} from '@mesa/shared/business-time/testing/oracle'
import type { FormOptions, Seen } from '../faults/form.ts'

/**
 * P10, clocks.md: business time against a count of minutes by Intl, `count` checks in every zone of
 * the list together, 2015 to 2035.
 */
export async function oracle({ count, seed, say }: FormOptions): Promise<Seen> {
  const random = randomOf(seed)
  const zones = oracleZones.map((zone) => ({ zone, windows: listWindows(zone, random), checks: 0 }))
  const wrong: string[] = []
  let windows = 0
  let checks = 0
  while (checks < count) {
    for (const one of zones) {
      const { value } = one.windows.next()
      const seen = askOracle(value, { seed: seed + windows, calendars: 6 })
      windows += 1
      one.checks += seen.checks
      checks += seen.checks
      wrong.push(...seen.differences.map((line) => `${one.zone} ${line}`))
    }
    say(`${windows} windows, ${checks.toLocaleString('en')} checks, ${wrong.length} differences`)
  }
  const fewest = Math.min(...zones.map((one) => one.checks))
  return {
    figures: [
      ['checks', checks.toLocaleString('en')],
      ['zones', zones.length],
      ['fewest checks of one zone', fewest.toLocaleString('en')],
      ['windows of three days, 2015 to 2035', windows],
      ['calendars', windows * 6],
      ['differences', wrong.length],
    ],
    wrong,
  }
}
