import { PRESETS, type PresetName } from '@mesa/shared/rulebook/presets'
import { fillSlots } from '../content/slots.ts'
import type { DemoPerson } from '../content/people.ts'
import { withReads } from '../content/story-steps.ts'
import { scheduleBefore } from '../content/story-times.ts'
import type { CaseStory, ScheduledCase } from '../content/story.ts'
import type { Attention } from '../seed-dates.ts'
import { stepsOf } from './flows.ts'
import type { CaseRow, DeskManner, Topic } from './topic.ts'

type Given = {
  preset: PresetName
  topics: Topic[]
  rows: CaseRow[]
  people: DemoPerson[]
  manner: DeskManner
  /** Lists of names a matter takes one of: `{proveedor}`. */
  names: Record<string, string[]>
}

/** The stories of a desk: each row is one of its matters, told with its own figures and names. */
export function storiesOf(given: Given): CaseStory[] {
  return given.rows.map((row, number) => withReads(storyOf(row, number, given)))
}

/** The same with their instants, oldest opening first. */
export const casesOf =
  (stories: CaseStory[]) =>
  (now: Date, attention: Attention): ScheduledCase[] =>
    stories
      .map((story) => scheduleBefore(story, now, attention))
      .toSorted((a, b) => a.openedAt.localeCompare(b.openedAt))

function storyOf(row: CaseRow, number: number, given: Given): CaseStory {
  const { topics, people, preset, manner } = given
  const topic = topics.find(({ key }) => key === row.topic)
  if (!topic) throw new Error(`there is no matter ${row.topic}`)
  const requester = people.find(({ key }) => key === row.requester)
  const firstName = requester?.name.split(' ')[0] ?? ''
  const policy = PRESETS[preset]
  const steps = stepsOf({ row, topic, policy, manner, firstName, number })
  const [openedDaysAgo, openedAtTime] = row.at
  const story: CaseStory = {
    key: `${preset}-${String(number + 1).padStart(2, '0')}-${topic.key}`,
    organizationKey: row.organization,
    requesterKey: row.requester,
    assigneeKey: row.assignee,
    productKey: topic.productKey,
    module: topic.module,
    summary: topic.summary,
    category: topic.category,
    fields: topic.fields ?? {},
    body: topic.body,
    openedDaysAgo,
    openedAtTime,
    type: topic.type ?? 'support',
    screens: topic.screens ?? [],
    steps,
    ...(row.priority && { priorityReason: row.priority.reason, priorityNote: row.priority.note }),
    ...(row.channel !== undefined && { channel: row.channel }),
    ...(row.contact && { contact: row.contact }),
    ...(row.affectedUser && { affectedUser: row.affectedUser }),
  }
  return fillAll(story, slotsOf(number, given.names)) as CaseStory
}

/** Figures and names of one case, always the same for the same place. */
function slotsOf(number: number, names: Record<string, string[]>): Record<string, string> {
  const spread = (size: number, salt: number) => ((number + 3) * 7919 * salt + salt * 31) % size
  const picked = Object.entries(names).map(([name, list], salt) => [
    name,
    list[spread(list.length, salt + 1)] ?? '',
  ])
  const money = (size: number, salt: number) => {
    const whole = String(900 + spread(size, salt)).replace(/\B(?=(\d{3})+$)/g, '.')
    return `${whole},${String(spread(100, salt + 2)).padStart(2, '0')}`
  }
  return {
    ...(Object.fromEntries(picked) as Record<string, string>),
    doc: String(21_000 + spread(8999, 1)),
    doc2: String(410 + spread(589, 5)),
    monto: money(88_000, 3),
    chico: money(2900, 2),
    n: String(4 + spread(40, 4)),
  }
}

function fillAll(value: unknown, slots: Record<string, string>): unknown {
  if (typeof value === 'string') return fillSlots(value, slots)
  if (Array.isArray(value)) return value.map((item) => fillAll(item, slots))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillAll(item, slots)]))
}
