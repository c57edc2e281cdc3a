import type { AttainmentReport } from '@mesa/shared/wire/reports.schema'
import { lastDay } from '../../lib/last-day.ts'
import { reportQueryOf } from './report-address.ts'

/** Two dates `YYYY-MM-DD`, both counted, empty where not known; named as in the address. */
export type Period = { desde: string; hasta: string }

/** The period that the figures are of: the address says it, or the answer where the API chose. */
export function periodOf(
  params: URLSearchParams,
  report: Pick<AttainmentReport, 'from' | 'to'> | undefined,
): Period {
  const { from = report?.from, to = report?.to } = reportQueryOf(params)
  return { desde: from ?? '', hasta: to ? lastDay(to) : '' }
}

/** Whether the two dates as typed say another period than the one shown, and a possible one. */
export function settle(shown: Period, typed: Period): 'same' | 'taken' | 'refused' {
  if (typed.desde === shown.desde && typed.hasta === shown.hasta) return 'same'
  return isWithinLimits(typed) ? 'taken' : 'refused'
}

/** As the API: at most three years, at least a day. */
function isWithinLimits({ desde, hasta }: Period): boolean {
  if (!/^20\d\d-/.test(desde) || !/^20\d\d-/.test(hasta)) return false
  const latest = `${Number(desde.slice(0, 4)) + 3}${desde.slice(4)}`
  return desde <= hasta && hasta < latest
}
