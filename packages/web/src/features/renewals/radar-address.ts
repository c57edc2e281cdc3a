import type { RenewalQuery } from '@mesa/shared/wire/renewals.schema'

export type RadarWord = 'dias' | 'minutos' | 'ritmo' | 'empresa'

const views = { tareas: 'open', resueltas: 'done' } as const
export type RadarView = 'radar' | 'open' | 'done'

/** Which list the address shows. */
export function viewOf(params: URLSearchParams): RadarView {
  const found = params.get('ver') ?? ''
  return Object.hasOwn(views, found) ? views[found as keyof typeof views] : 'radar'
}

const whole = (text: string | null, max: number) =>
  text !== null && /^\d{1,8}$/.test(text) && Number(text) <= max ? Number(text) : undefined

/** What the address asks of the radar. */
export function radarQueryOf(params: URLSearchParams): RenewalQuery {
  const organizationId = params.get('empresa') ?? ''
  const endsWithinDays = whole(params.get('dias'), 3660)
  const minutesLeftBelow = whole(params.get('minutos'), 10_000_000)
  const runsOutWithinDays = whole(params.get('ritmo'), 3660)
  return {
    ...(organizationId && { organizationId }),
    ...(endsWithinDays !== undefined && { endsWithinDays }),
    ...(minutesLeftBelow !== undefined && { minutesLeftBelow }),
    ...(runsOutWithinDays !== undefined && { runsOutWithinDays }),
  }
}
