import {
  countDays,
  listSegments,
  type CountedDay,
  type ExplainEvent,
  type Segment,
} from '@mesa/shared/sla/explain-clock'
import type { ClockSnapshot } from '@mesa/shared/sla/clock'
import type { ClockTarget } from '@mesa/shared/sla/targets'
import type {
  ClockExplanation,
  ExplainedDay,
  ExplainedSegment,
  ExplainedTarget,
  ExplainedTerms,
} from '@mesa/shared/wire/clocks-explain.schema'
import type { Reader } from '../../db/database.ts'
import { targetOfDetails } from './clock-history.service.ts'
import { calendarIn, firstVersionOf, foldLife, versionOf, type Calendars } from './clock-lives.ts'
import type { StoredClock, StoredClockEvent } from './clock-lives.repository.ts'

export type Naming = {
  calendars: Calendars
  versions: ReadonlyMap<string, { name: string; version: number }>
  isDesk: boolean
}
type Life = { clock: StoredClock; events: readonly StoredClockEvent[] }
type Told = ExplainEvent & { stored: StoredClockEvent; index: number }
type Terms = { target: ClockTarget; versionId: string }

const daysMax = 400
const segmentsMax = 400

const metricNames = {
  first_reply: 'firstReply',
  next_reply: 'nextReply',
  resolution: 'resolution',
  customer_reply: 'customerReply',
  freshness: 'freshness',
} as const

/** One clock in full; `asOf` is epoch ms. */
export async function explainLife(
  reader: Reader,
  life: Life,
  { naming, asOf }: { naming: Naming; asOf: number },
): Promise<ClockExplanation> {
  const { clock, events } = life
  const snapshot = await foldLife(reader, clock, { events, asOf })
  const versionId = firstVersionOf(clock, events)
  const terms = termsAfterEach(life)
  const { target } = terms.at(-1) ?? { target: { minutes: 0, unit: 'business' as const } }
  const calendar = calendarIn(naming.calendars, versionId)
  const unit = (terms[0]?.target ?? target).unit
  const segments = listSegments(toldOf(events, naming), {
    asOf,
    measure: { versionId, calendar, unit },
  })
  const days = countDays(segments)
  const shownDays = days.slice(-daysMax)
  const shown = segments.slice(-segmentsMax)
  const said: ExplainedSegment[] = []
  for (const segment of shown) {
    said.push(await sayChange(reader, segment, { life, terms, naming }))
  }
  return {
    ...sayClock(clock, { snapshot, target, naming }),
    segments: said,
    days: shownDays.map((day) => sayDay(day, naming)),
    earlierMinutes: sumMinutes(days.slice(0, -daysMax)),
    isCut: shownDays.length < days.length || shown.length < segments.length,
  }
}

const sumMinutes = (days: readonly CountedDay[]) =>
  days.reduce((sum, { countedMinutes }) => sum + countedMinutes, 0)

function toldOf(events: readonly StoredClockEvent[], { calendars }: Naming): Told[] {
  return events.map((stored, index) => {
    const { type } = stored
    const unit = targetOfDetails(stored.details)?.unit
    const versionId = versionOf(stored)
    const isChange = type === 'retarget' || type === 'correct'
    const measure = {
      ...(unit && { unit }),
      ...(versionId && { versionId, calendar: calendarIn(calendars, versionId) }),
    }
    return { type, at: stored.at.getTime(), stored, index, ...(isChange && { measure }) }
  })
}

/** Target and calendar in force after each event. */
function termsAfterEach({ clock, events }: Life): Terms[] {
  let target: ClockTarget = { minutes: clock.targetMinutes ?? 0, unit: 'business' }
  let versionId = firstVersionOf(clock, events)
  return events.map((event) => {
    target = targetOfDetails(event.details) ?? target
    versionId = versionOf(event) ?? versionId
    return { target, versionId }
  })
}

type Saying = { snapshot: ClockSnapshot; target: ClockTarget; naming: Naming }

function sayClock(clock: StoredClock, { snapshot, target, naming }: Saying) {
  const version = naming.versions.get(clock.calendarVersionId)
  const { definition } = calendarIn(naming.calendars, clock.calendarVersionId)
  return {
    metric: metricNames[clock.metric],
    cycle: clock.cycle,
    state: snapshot.state,
    target: sayTarget(target),
    calendar: {
      name: version?.name ?? '',
      version: version?.version ?? 0,
      timeZone: definition.timeZone,
    },
    startedAt: clock.startedAt.toISOString(),
    dueAt: iso(snapshot.dueAt),
    breachedAt: iso(snapshot.breachedAt),
    breachCause: snapshot.breachCause,
    finishedAt: iso(snapshot.finishedAt),
    elapsedMinutes: snapshot.elapsedMinutes,
    leftMinutes: target.unit === 'business_day' ? null : target.minutes - snapshot.elapsedMinutes,
  }
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

const sayTarget = (target: ClockTarget): ExplainedTarget => ({
  minutes: target.unit === 'business_day' ? null : target.minutes,
  days: target.unit === 'business_day' ? target.days : null,
  unit: target.unit,
})

type Context = { life: Life; terms: readonly Terms[]; naming: Naming }

async function sayChange(
  reader: Reader,
  segment: Segment<Told>,
  context: Context,
): Promise<ExplainedSegment> {
  const { kind, event } = segment
  const isChange = kind === 'retargeted' || kind === 'corrected'
  const side = (index: number) => sayTerms(reader, context, { index, at: segment.from })
  return {
    kind,
    from: new Date(segment.from).toISOString(),
    to: new Date(segment.to).toISOString(),
    reason: reasonOf(segment),
    before: isChange ? await side(event.index - 1) : null,
    after: isChange ? await side(event.index) : null,
    ...(isChange && context.naming.isDesk && signatureOf(event.stored)),
  }
}

/** What was promised once the event of that index was written. */
async function sayTerms(
  reader: Reader,
  { life, terms, naming }: Context,
  { index, at }: { index: number; at: number },
): Promise<ExplainedTerms | null> {
  const known = terms[index]
  if (!known) return null
  const events = life.events.slice(0, index + 1)
  const { dueAt } = await foldLife(reader, life.clock, { events, asOf: at })
  const version = naming.versions.get(known.versionId)
  return {
    dueAt: iso(dueAt),
    target: sayTarget(known.target),
    calendarName: version?.name ?? '',
    calendarVersion: version?.version ?? 0,
  }
}

function signatureOf({ actorName, details }: StoredClockEvent) {
  const { reason } = details as { reason?: string }
  return { by: actorName, note: reason ?? null }
}

const changeReasons = ['classification', 'calendar', 'contract'] as const
const pauseReasons = ['customer', 'vendor', 'away'] as const

function reasonOf({ kind, event: { stored } }: Segment<Told>): ExplainedSegment['reason'] {
  if (kind === 'counted') return null
  if (kind === 'corrected') return 'calendar'
  if (kind === 'retargeted') return changeReasons.find((one) => one === stored.cause) ?? 'other'
  const { reason } = stored.details as { reason?: string }
  return pauseReasons.find((one) => one === reason) ?? 'customer'
}

function sayDay(day: CountedDay, { calendars }: Naming): ExplainedDay {
  const { mark, date } = day
  const isNamed = mark === 'holiday' || mark === 'exception'
  return {
    date,
    intervals: day.intervals.map(({ from, to }) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    })),
    countedMinutes: day.countedMinutes,
    mark,
    name: isNamed ? (calendars.get(day.versionId)?.labels[date] ?? null) : null,
  }
}
