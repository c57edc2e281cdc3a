import type { DeskPolicyView } from '@mesa/shared/wire/desk.schema'
import type { Attainment, WhatIfBody, WhatIfView } from '@mesa/shared/wire/what-if.schema'
import { endOfDay } from '../../lib/end-of-day.ts'

type Targets = DeskPolicyView['targets']
export type TriedTarget = Targets['firstReply'][string]
/** A target of the form: `firstReply.serious`, `nextReply`, `resolution`. */
export type TargetField = { name: string; inForce: TriedTarget }

const hourMs = 3_600_000
const firstReplyOrder = ['critical', 'serious', 'moderate', 'minor', 'high', 'medium', 'low', '*']

/** First-reply targets from the most pressing to the one that holds until a criticality is ruled. */
export const firstReplyNames = ({ firstReply }: Targets): string[] =>
  firstReplyOrder.filter((name) => firstReply[name] !== undefined)

/** The targets that can be tried: those in force. */
export function targetFields(targets: Targets): TargetField[] {
  const named = firstReplyNames(targets).flatMap((name) => {
    const inForce = targets.firstReply[name]
    return inForce ? [{ name: `firstReply.${name}`, inForce }] : []
  })
  const others = (['nextReply', 'resolution'] as const).flatMap((name) => {
    const inForce = targets[name]
    return inForce ? [{ name, inForce }] : []
  })
  return [...named, ...others]
}

type Chosen = {
  from: string
  /** The last day that counts. */
  until: string
  /** Of the calendar's version in force; empty: as each case had it. */
  calendarVersionId: string
  /** Hours and unit by the name of their field. */
  targets: Record<string, { hours: string; unit: string }>
}
export type Fault = 'required' | 'periodInvalid' | 'nothingChanged' | 'hoursInvalid'

/** What is sent, or what is wrong by the name of its field. */
export function readTryOut(
  chosen: Chosen,
  desk: { timeZone: string; targets: Targets },
): { body: WhatIfBody } | { faults: Record<string, Fault> } {
  const faults: Record<string, Fault> = {}
  for (const name of ['from', 'until'] as const) if (!chosen[name]) faults[name] = 'required'
  const [from, last] = [Date.parse(chosen.from), Date.parse(chosen.until)]
  const isPeriod = from <= last && last - from < 366 * 24 * hourMs
  if (!faults['from'] && !faults['until'] && !isPeriod) faults['until'] = 'periodInvalid'
  const targets: Record<string, TriedTarget> = {}
  for (const { name, inForce } of targetFields(desk.targets)) {
    const { hours = '', unit = inForce.unit } = chosen.targets[name] ?? {}
    const minutes = Math.round(Number(hours.replace(',', '.')) * 60)
    if (!(minutes >= 1 && minutes <= 1_000_000)) faults[name] = 'hoursInvalid'
    else if (minutes !== inForce.minutes || unit !== inForce.unit)
      targets[name] = { minutes, unit: unit === 'clock' ? 'clock' : 'business' }
  }
  const isChanged = chosen.calendarVersionId !== '' || Object.keys(targets).length > 0
  if (!isChanged && Object.keys(faults).length === 0) faults['calendar'] = 'nothingChanged'
  if (Object.keys(faults).length > 0) return { faults }
  return {
    body: {
      from: startOfDay(chosen.from, desk.timeZone),
      to: startOfDay(dayAfter(chosen.until), desk.timeZone),
      ...(chosen.calendarVersionId && { calendarVersionId: chosen.calendarVersionId }),
      ...(Object.keys(targets).length > 0 && { targets: nested(targets) }),
    },
  }
}

function nested(targets: Record<string, TriedTarget>): NonNullable<WhatIfBody['targets']> {
  const entries = Object.entries(targets)
  const firstReply = entries.flatMap(([name, target]) =>
    name.startsWith('firstReply.') ? [[name.slice('firstReply.'.length), target]] : [],
  )
  const { nextReply, resolution } = targets
  return {
    ...(firstReply.length > 0 && { firstReply: Object.fromEntries(firstReply) }),
    ...(nextReply && { nextReply }),
    ...(resolution && { resolution }),
  }
}

const shifted = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 24 * hourMs).toISOString().slice(0, 10)
const dayAfter = (date: string) => shifted(date, 1)

/** The first instant of a local date: right after the last one of the date before. */
export function startOfDay(date: string, timeZone: string): string {
  const before = shifted(date, -1)
  const local = new Intl.DateTimeFormat('en-CA', { timeZone })
  // Of instants half a day apart one lies within the date before, in whatever zone.
  const inside = [0, 12, 24].map((hours) => Date.parse(before) + hours * hourMs)
  const found = inside.find((at) => local.format(at) === before) ?? Date.parse(before)
  return new Date(Date.parse(endOfDay(found, timeZone)) + 1).toISOString()
}

export type Compared = {
  metric: Attainment['metric']
  /** Null: not ruled; `all`: the sum of the metric. */
  criticality: Attainment['criticality'] | 'all'
  actual: Kept
  whatIf: Kept
}
type Kept = { met: number; ended: number }

/** Both attainments side by side: each metric's sum, then its criticalities. */
export function compare({ actual, whatIf }: Pick<WhatIfView, 'actual' | 'whatIf'>): Compared[] {
  const rows = [...actual, ...whatIf]
  const metrics = [...new Set(rows.map(({ metric }) => metric))]
  return metrics.flatMap((metric) => {
    const kept = (list: readonly Attainment[], criticality: Compared['criticality']): Kept => {
      const those = list.filter(
        (row) =>
          row.metric === metric && (criticality === 'all' || row.criticality === criticality),
      )
      const met = those.reduce((sum, row) => sum + row.met, 0)
      return { met, ended: those.reduce((sum, row) => sum + row.breached, met) }
    }
    const of = (criticality: Compared['criticality']) => ({
      metric,
      criticality,
      actual: kept(actual, criticality),
      whatIf: kept(whatIf, criticality),
    })
    const ruled = order.filter((one) =>
      rows.some((row) => row.metric === metric && row.criticality === one),
    )
    return ruled.length > 1 ? [of('all'), ...ruled.map(of)] : ruled.map(of)
  })
}

const order = ['critical', 'serious', 'moderate', 'minor', null] as const

export const shareOf = ({ met, ended }: Kept): number | null => (ended === 0 ? null : met / ended)
