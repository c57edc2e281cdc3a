import { finalState } from './story-machine.ts'
import type { CaseStory, ScheduledCase, ScheduledStep } from './story.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
/** Caracas keeps UTC-4 all year: local minutes are instants shifted by this. */
const CARACAS_SHIFT = 4 * 60 * MINUTE
const OPENS = 9 * 60 * MINUTE
const CLOSES = 17 * 60 * MINUTE

const isWeekend = (localMs: number) => {
  // 1970-01-01 was a Thursday (4).
  const weekday = (Math.floor(localMs / DAY) + 4) % 7
  return weekday === 0 || weekday === 6
}
const startOfDay = (localMs: number) => Math.floor(localMs / DAY) * DAY

function addAttentionMinutes(fromLocalMs: number, minutes: number) {
  let at = fromLocalMs
  let left = minutes * MINUTE
  for (;;) {
    const day = startOfDay(at)
    const inDay = Math.max(at - day, OPENS)
    if (!isWeekend(day) && inDay < CLOSES) {
      if (left <= CLOSES - inDay) return day + inDay + left
      left -= CLOSES - inDay
    }
    at = day + DAY
  }
}

const toIso = (localMs: number) => new Date(localMs + CARACAS_SHIFT).toISOString()

/** Replaces `{{d-3}}` `{{m-1}}` (month before, in words) and `{{p}}` (yyyy-mm) from the opening's day. */
function fillDates(text: string, openedLocalMs: number) {
  return text
    .replaceAll('{{p}}', new Date(openedLocalMs).toISOString().slice(0, 7))
    .replace(/\{\{d([+-]\d+)\}\}/g, (_, days: string) => {
      const [year, month, day] = new Date(openedLocalMs + Number(days) * DAY)
        .toISOString()
        .slice(0, 10)
        .split('-')
      return `${day}/${month}/${year}`
    })
    .replace(/\{\{m([+-]\d+)\}\}/g, (_, months: string) => {
      const opened = new Date(openedLocalMs)
      const index = opened.getUTCFullYear() * 12 + opened.getUTCMonth() + Number(months)
      return `${MONTHS[index % 12]} ${Math.floor(index / 12)}`
    })
}
const MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
]

function openedLocal(story: CaseStory, todayOn: string) {
  let day = Date.parse(`${todayOn}T00:00:00Z`) - story.openedDaysAgo * DAY
  while (isWeekend(day)) day -= DAY
  const [hours, minutes] = story.openedAtTime.split(':').map(Number)
  return day + ((hours ?? 9) * 60 + (minutes ?? 0)) * MINUTE
}

/** A story with its instants (ISO, UTC) and dates in words; `todayOn` is yyyy-mm-dd in Caracas. */
export function scheduleCase(story: CaseStory, todayOn: string): ScheduledCase {
  const opened = openedLocal(story, todayOn)
  let at = opened
  const timed = story.steps.map((step) => {
    at = addAttentionMinutes(at, step.afterMinutes)
    return { ...step, at: toIso(at) }
  })
  const filled = mapTexts({ ...story, steps: timed }, (text) => fillDates(text, opened))
  return {
    ...(filled as Omit<CaseStory, 'steps'> & { steps: ScheduledStep[] }),
    openedAt: toIso(opened),
    finalState: finalState(story),
  }
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]),
  )
}
