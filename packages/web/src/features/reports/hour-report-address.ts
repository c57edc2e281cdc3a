import { dayAfter } from '../../lib/last-day.ts'
import type { Asked } from './hour-reports.queries.ts'

/** The words of an address for those of the API; the address is the state of a report. */
const names = {
  empresa: 'organizationId',
  tipo: 'typeId',
  clase: 'kind',
  estado: 'status',
  por: 'groupBy',
  dias: 'endsWithinDays',
  minutos: 'minutesLeftBelow',
  persona: 'userId',
  contrato: 'contractId',
  componente: 'component',
  actividad: 'typeCode',
} as const
export type AddressWord = keyof typeof names | 'desde' | 'hasta'

const date = /^20\d\d-\d\d-\d\d$/
const isDate = (text: string | null): text is string =>
  text !== null && date.test(text) && !Number.isNaN(Date.parse(text))

/** What the address asks of the API; people name the last day, the API the first that does not count. */
export function askedOf(params: URLSearchParams, words: readonly AddressWord[]): Asked {
  const asked: Asked = {}
  for (const word of words) {
    const value = params.get(word)
    if (!value) continue
    if (word === 'desde') {
      if (isDate(value)) asked['from'] = value
    } else if (word === 'hasta') {
      if (isDate(value)) asked['to'] = dayAfter(value)
    } else asked[names[word]] = value
  }
  return asked
}

/** The same address with one word changed; empty takes it away. */
export function withWord(params: URLSearchParams, changes: Partial<Record<AddressWord, string>>) {
  const next = new URLSearchParams(params)
  for (const [word, value] of Object.entries(changes)) {
    if (value) next.set(word, value)
    else next.delete(word)
  }
  return next
}

/** The address of what a figure counts: its filters, what it adds, and where it came from. */
export function drillTo(
  params: URLSearchParams,
  words: readonly AddressWord[],
  more: Partial<Record<AddressWord, string>>,
): string {
  const kept = new URLSearchParams()
  for (const word of words) {
    const value = params.get(word)
    if (value) kept.set(word, value)
  }
  const next = withWord(kept, more)
  if (params.size > 0) next.set('informe', params.toString())
  return next.toString()
}
