// Run by business-time-bar.ts in a process of its own: the libraries know no zone but the process's.
import { compileCalendar } from '@mesa/shared/business-time/calendar'
import dayjs from 'dayjs'
import businessTime from 'dayjs-business-time'
import luxon from 'luxon-business-days'
import moment from 'moment-business-time'

const minute = 60_000
const holidays = [
  '2026-01-01',
  '2026-04-02',
  '2026-04-03',
  '2026-05-01',
  '2026-06-24',
  '2026-07-24',
]
const office: Array<[string, string]> = [['08:00', '17:00']]
const weekly = { 1: office, 2: office, 3: office, 4: office, 5: office }
const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

const calendar = compileCalendar({
  timeZone: process.env['TZ'] ?? 'UTC',
  weekly,
  holidays,
  exceptions: [],
})

dayjs.extend(businessTime)
dayjs.setHolidays(holidays)
dayjs.setBusinessTime(
  Object.fromEntries(
    days.map((day, index) => [
      day,
      index % 6 === 0 ? null : [{ start: '08:00:00', end: '17:00:00' }],
    ]),
  ) as unknown as Parameters<typeof dayjs.setBusinessTime>[0],
)
moment.updateLocale('en', {
  workinghours: Object.fromEntries(
    days.map((_, index) => [index, index % 6 === 0 ? null : ['08:00:00', '17:00:00']]),
  ),
  holidays,
})

/** Instants of the first half of 2026 and amounts up to five days of work, the same in every run. */
const questions = Array.from({ length: 2048 }, (_, index) => ({
  from: Date.UTC(2026, 0, 5) + ((index * 7_919) % 240_000) * minute,
  minutes: 1 + ((index * 613) % 2700),
}))
type Question = (typeof questions)[number]
const end = ({ from, minutes }: Question) => from + minutes * 4 * minute

/** What each answers; luxon's counts whole days only. */
const sides = {
  mesa: {
    add: ({ from, minutes }: Question) => calendar.add(from, minutes * minute),
    between: (one: Question) => calendar.between(one.from, end(one)),
  },
  'dayjs-business-time': {
    add: ({ from, minutes }: Question) => dayjs(from).addBusinessMinutes(minutes).valueOf(),
    between: (one: Question) => dayjs(end(one)).businessMinutesDiff(dayjs(one.from)),
  },
  'moment-business-time': {
    add: ({ from, minutes }: Question) => moment(from).addWorkingTime(minutes, 'minutes').valueOf(),
    between: (one: Question) => moment(end(one)).workingDiff(moment(one.from), 'minutes'),
  },
  'luxon-business-days': {
    add: ({ from, minutes }: Question) =>
      luxon.DateTime.fromMillis(from)
        .plusBusiness({ days: Math.ceil(minutes / 540) })
        .valueOf(),
    between: null,
  },
}

/** Answers per second for at least `ms`; the sum keeps the work from being optimised away. */
function measure(ask: (one: Question) => number, ms: number): number {
  let sum = 0
  let asked = 0
  const started = performance.now()
  let passed = 0
  const batch = ask === sides.mesa.add || ask === sides.mesa.between ? 2048 : 16
  while (passed < ms) {
    for (let index = 0; index < batch; index += 1) sum += ask(questions[(asked + index) & 2047]!)
    asked += batch
    passed = performance.now() - started
  }
  if (Number.isNaN(sum)) throw new Error('a library answered no number')
  return (asked / passed) * 1000
}

const rounds = Number(process.argv[2])
const results = Object.entries(sides).flatMap(([library, { add, between }]) =>
  Object.entries({ add, between }).flatMap(([question, ask]) =>
    ask ? [{ library, question, ask, perSecond: [] as number[] }] : [],
  ),
)
// The first round warms up.
for (let round = -1; round < rounds; round += 1)
  for (const { ask, perSecond } of results) {
    const found = measure(ask, 250)
    if (round >= 0) perSecond.push(found)
  }
console.log(JSON.stringify(results.map(({ ask: _, ...rest }) => rest)))
