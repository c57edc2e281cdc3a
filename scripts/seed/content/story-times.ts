import { addDays, type Attention } from '../seed-dates.ts'
import { finalState } from './story-machine.ts'
import type { CaseStory, ScheduledCase, ScheduledStep } from './story.ts'

/** Replaces `{{d-3}}` `{{m-1}}` (month before, in words) and `{{p}}` (yyyy-mm) from the opening's day. */
function fillDates(text: string, openedOn: string) {
  const opened = new Date(`${openedOn}T00:00:00Z`)
  return text
    .replaceAll('{{p}}', openedOn.slice(0, 7))
    .replace(/\{\{d([+-]\d+)\}\}/g, (_, days: string) =>
      addDays(openedOn, Number(days)).split('-').toReversed().join('/'),
    )
    .replace(/\{\{m([+-]\d+)\}\}/g, (_, months: string) => {
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

/** The day asked for, or the working day before it. */
function openedOn(story: CaseStory, todayOn: string, attention: Attention) {
  let day = addDays(todayOn, -story.openedDaysAgo)
  while (!attention.isWorkday(day)) day = addDays(day, -1)
  return day
}

/** A story with its instants (ISO, UTC) and dates in words; `todayOn` is a day of the desk's zone. */
export function scheduleCase(
  story: CaseStory,
  todayOn: string,
  attention: Attention,
): ScheduledCase {
  const day = openedOn(story, todayOn, attention)
  const opened = attention.instantOf(day, story.openedAtTime)
  let at = opened
  const timed = story.steps.map((step) => {
    at = attention.add(at, step.afterMinutes)
    return { ...step, at: toIso(at) }
  })
  const filled = mapTexts({ ...story, steps: timed }, (text) => fillDates(text, day))
  return {
    ...(filled as Omit<CaseStory, 'steps'> & { steps: ScheduledStep[] }),
    openedAt: toIso(opened),
    finalState: finalState(story),
  }
}

/**
 * The same, begun so many days earlier as it takes for its last step to lie before `now`: whatever the
 * weekday, a case that is open now is open in the state it was told to be in.
 */
export function scheduleBefore(story: CaseStory, now: Date, attention: Attention): ScheduledCase {
  const todayOn = attention.dayOf(now.getTime())
  for (let earlier = 0; earlier < 30; earlier += 1) {
    const shifted = { ...story, openedDaysAgo: story.openedDaysAgo + earlier }
    const scheduled = scheduleCase(shifted, todayOn, attention)
    const last = scheduled.steps.at(-1)?.at ?? scheduled.openedAt
    if (Date.parse(last) < now.getTime() - 30 * 60_000) return scheduled
  }
  throw new Error(`${story.key} does not end before today`)
}

const toIso = (instant: number) => new Date(instant).toISOString()

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]),
  )
}
