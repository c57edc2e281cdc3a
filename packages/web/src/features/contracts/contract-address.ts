import type { ContractListQuery } from '@mesa/shared/wire/contracts.schema'

/** The parameters of the list's address, in the words of its readers. */
export const filterNames = ['q', 'empresa', 'estado', 'tipo', 'termina', 'quedan'] as const
export type FilterName = (typeof filterNames)[number]

/** What is shown where the address names no status: the contracts one works with. */
const usualStatus = 'active'
export const everyStatus = 'todos'
const statuses = {
  'por-empezar': 'future',
  vigente: 'active',
  terminado: 'expired',
} as const satisfies Record<string, ContractListQuery['status']>
export const statusWords = Object.keys(statuses) as Array<keyof typeof statuses>
export const statusOf = (word: keyof typeof statuses) => statuses[word]

const uuid = /^[0-9a-f-]{36}$/
const isStatus = (word: string): word is keyof typeof statuses => word in statuses

/** The status that a choice of the list shows: the usual one where the address names none. */
export const shownStatus = (params: URLSearchParams): string => {
  const word = params.get('estado') ?? ''
  return isStatus(word) || word === everyStatus ? word : 'vigente'
}

/** What the address asks of `GET /contracts`; what it cannot mean is left out. `quedan` is in minutes. */
export function contractQueryOf(params: URLSearchParams): ContractListQuery {
  const organizationId = params.get('empresa') ?? ''
  const typeId = params.get('tipo') ?? ''
  const status = params.get('estado') ?? ''
  const q = (params.get('q') ?? '').trim().slice(0, 120)
  const endsWithinDays = wholeIn(params.get('termina'), 3660)
  const minutesLeftBelow = wholeIn(params.get('quedan'), 10_000_000)
  return {
    ...(q !== '' && { q }),
    ...(uuid.test(organizationId) && { organizationId }),
    ...(uuid.test(typeId) && { typeId }),
    ...(status !== everyStatus && { status: isStatus(status) ? statuses[status] : usualStatus }),
    ...(endsWithinDays !== null && { endsWithinDays }),
    ...(minutesLeftBelow !== null && { minutesLeftBelow }),
  }
}

function wholeIn(text: string | null, max: number): number | null {
  if (text === null || !/^\d{1,8}$/.test(text)) return null
  const value = Number(text)
  return value <= max ? value : null
}

/** The address with one filter set, or taken away when empty. */
export function withFilter(params: URLSearchParams, name: FilterName, value: string) {
  const next = new URLSearchParams(params)
  if (value === '') next.delete(name)
  else next.set(name, value)
  return next
}

/** Whether it asks for other than the contracts in force. */
export const hasFilters = (params: URLSearchParams): boolean => {
  const { status, ...others } = contractQueryOf(params)
  return status !== usualStatus || Object.keys(others).length > 0
}
