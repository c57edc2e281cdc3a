import type {
  AttainmentCasesQuery,
  AttainmentQuery,
  ReportOutcome,
} from '@mesa/shared/wire/reports.schema'
import { lastDay } from '../../lib/last-day.ts'

/** The address is the state of the report; its words are Spanish, as every address of Mesa. */
const words = {
  plazo: {
    primera: 'first_reply',
    siguiente: 'next_reply',
    resolucion: 'resolution',
    rojo: 'freshness',
  },
  por: { criticidad: 'criticality', producto: 'product', empresa: 'organization' },
  cada: { semana: 'week', mes: 'month' },
  resultado: { tiempo: 'met', vencidos: 'breached', curso: 'running' },
} as const
type Named = keyof typeof words

const defaultGoal = 95
const date = /^20\d\d-\d\d-\d\d$/
const isDate = (text: string | null): text is string =>
  text !== null && date.test(text) && !Number.isNaN(Date.parse(text))

const read = <Name extends Named>(params: URLSearchParams, name: Name) => {
  const found = params.get(name) ?? ''
  const known: Record<string, string> = words[name]
  return (Object.hasOwn(known, found) ? known[found] : undefined) as
    | (typeof words)[Name][keyof (typeof words)[Name]]
    | undefined
}

/** The word of an address for a value of the API. */
export function wordOf(name: Named, value: string): string {
  const [word = ''] = Object.entries(words[name]).find(([, one]) => one === value) ?? []
  return word
}

/** `YYYY-MM-DD` a day later: the API's ends are exclusive, people name the last day that counts. */
export const dayAfter = (last: string): string =>
  new Date(Date.parse(`${last}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const caseFilter = (params: URLSearchParams) => {
  const [from, last] = [params.get('desde'), params.get('hasta')]
  const {
    tipo: type,
    producto: productId,
    empresa: organizationId,
    criticidad: criticality,
  } = Object.fromEntries(params)
  return {
    ...(isDate(from) && { from }),
    ...(isDate(last) && { to: dayAfter(last) }),
    ...(type && { type }),
    ...(productId && { productId }),
    ...(organizationId && { organizationId }),
    ...(criticality && { criticality }),
  } as Pick<
    AttainmentQuery,
    'from' | 'to' | 'type' | 'productId' | 'organizationId' | 'criticality'
  >
}

/** What the report of an address asks for; what it does not say is the API's default. */
export function reportQueryOf(params: URLSearchParams) {
  const metric = read(params, 'plazo')
  return {
    ...caseFilter(params),
    metric: metric === 'freshness' || !metric ? ('first_reply' as const) : metric,
    groupBy: read(params, 'por') ?? ('criticality' as const),
    interval: read(params, 'cada') ?? ('week' as const),
  } satisfies AttainmentQuery
}

/** What the list of cases behind a figure asks for. */
export function casesQueryOf(params: URLSearchParams) {
  const outcome = read(params, 'resultado')
  return {
    ...caseFilter(params),
    metric: read(params, 'plazo') ?? ('first_reply' as const),
    ...(outcome && { outcome }),
  } satisfies AttainmentCasesQuery
}

/** The share that the desk means to keep, in percent; the reader's, so it stands in the address. */
export function goalOf(params: URLSearchParams): number {
  const goal = Number(params.get('meta') ?? defaultGoal)
  return Number.isInteger(goal) && goal >= 1 && goal <= 100 ? goal : defaultGoal
}

/** The same address with one value changed; the empty one takes it away. */
export function withValue(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params)
  if (value === '') next.delete(name)
  else next.set(name, value)
  return next
}

export type Drill = {
  metric?: 'freshness'
  outcome?: ReportOutcome
  /** A part of the period; `to` exclusive. */
  period?: { from: string; to: string }
  /** A row of the table. */
  group?: { by: 'criticality' | 'product' | 'organization'; key: string }
}

/** The query of the cases behind a figure of this report, with the way back. */
export function drillOf(params: URLSearchParams, drill: Drill): string {
  const next = new URLSearchParams(params)
  for (const name of ['por', 'cada', 'meta']) next.delete(name)
  if (drill.metric) next.set('plazo', wordOf('plazo', drill.metric))
  if (drill.outcome) next.set('resultado', wordOf('resultado', drill.outcome))
  if (drill.period) {
    next.set('desde', drill.period.from)
    next.set('hasta', lastDay(drill.period.to))
  }
  if (drill.group) {
    const names = { criticality: 'criticidad', product: 'producto', organization: 'empresa' }
    next.set(names[drill.group.by], drill.group.key)
  }
  if (params.size > 0) next.set('informe', params.toString())
  return next.toString()
}
