import type { TicketCounts, TicketListQuery } from '@mesa/shared/wire/ticket-queries.schema'

export const queueViews = [
  'mine',
  'unassigned',
  'received',
  'today',
  'red',
  'waitingCustomer',
  'waitingVendor',
  'away',
  'open',
  'closed',
  'all',
  'l1',
  'l2',
  'l3',
] as const
export type QueueView = (typeof queueViews)[number]
export type QueueFilters = Omit<TicketListQuery, 'limit' | 'cursor'>

/** As they stand in the address, so that a link names what it shows. */
const slugs: Record<QueueView, string> = {
  mine: 'mia',
  unassigned: 'sin-responsable',
  received: 'recepcion',
  today: 'hoy',
  red: 'rojo',
  waitingCustomer: 'esperan-cliente',
  waitingVendor: 'esperan-fabricante',
  away: 'ausentes',
  open: 'abiertos',
  closed: 'cerrados',
  all: 'todos',
  l1: 'nivel-1',
  l2: 'nivel-2',
  l3: 'nivel-3',
}

export const sorts = ['dueAt', 'redAt', '-openedAt', '-updatedAt'] as const
export type QueueSort = (typeof sorts)[number]
export const criticalities = ['critical', 'serious', 'moderate', 'minor'] as const

export const slugOf = (view: QueueView): string => slugs[view]
export const viewOf = (params: URLSearchParams): QueueView =>
  queueViews.find((view) => slugs[view] === params.get('vista')) ?? 'mine'
export const sortOf = (params: URLSearchParams): QueueSort =>
  sorts.find((sort) => sort === params.get('orden')) ?? usualSortOf(viewOf(params))

function usualSortOf(view: QueueView): QueueSort {
  if (view === 'red') return 'redAt'
  return view === 'closed' || view === 'all' ? '-updatedAt' : 'dueAt'
}
export const criticalityOf = (params: URLSearchParams) =>
  criticalities.find((one) => one === params.get('criticidad'))

/** The address of the queue as the filters of `GET /tickets`; `endOfToday` bounds what is for today. */
export function filtersOf(params: URLSearchParams, endOfToday: string): QueueFilters {
  const q = params.get('q')?.trim()
  const criticality = criticalityOf(params)
  return {
    ...byView(viewOf(params), endOfToday),
    sort: sortOf(params),
    ...(q ? { q } : {}),
    ...(criticality ? { criticality: [criticality] } : {}),
  }
}

function byView(view: QueueView, endOfToday: string): QueueFilters {
  switch (view) {
    case 'mine':
      return { assigneeId: 'me', open: true }
    case 'unassigned':
      return { assigneeId: 'none', open: true }
    case 'received':
      return { status: ['received'], away: false }
    case 'today':
      return { open: true, dueBefore: endOfToday }
    case 'red':
      return { open: true, color: 'red' }
    case 'waitingCustomer':
      return { status: ['waiting_customer', 'waiting_decision', 'in_validation'], away: false }
    case 'waitingVendor':
      return { status: ['waiting_vendor'], away: false }
    case 'away':
      return { open: true, away: true }
    case 'open':
      return { open: true }
    case 'closed':
      return { open: false }
    case 'all':
      return {}
    case 'l1':
    case 'l2':
    case 'l3':
      return { open: true, level: [view] }
  }
}

/** The case a search of only digits names (`121`, `#121`). */
export function caseNumberIn(params: URLSearchParams): number | null {
  const digits = /^#?([1-9]\d{0,8})$/.exec(params.get('q')?.trim() ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

/** How many cases a view holds. Closed ones are not counted. */
export function countOf(view: QueueView, counts: TicketCounts): number | null {
  if (view === 'closed' || view === 'all') return null
  if (view === 'today') return counts.dueToday
  if (view === 'received') return counts.toReview
  if (view === 'l1' || view === 'l2' || view === 'l3') return counts.byLevel[view]
  return counts[view]
}

/** The API counts one further than this (`ticketCountMax`). */
const countMax = 1000

export const countText = (count: number): string => (count > countMax ? `${countMax}+` : `${count}`)
