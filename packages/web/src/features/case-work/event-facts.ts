import type { EventView } from '@mesa/shared/wire/record.schema'

type Payload = EventView['payload']
/** What a payload says, as far as it says it; `from` and `to` are instants or codes of their event. */
export type EventFacts = {
  name: string
  number: string
  /** The other case took this one up. */
  isInto: boolean
  reason: string
  outcome: string
  kind: string
  access: string
  from: string
  to: string
  minutes: number
  isYes: boolean
  /** Of a classification, what is another than before. */
  changes: { part: ClassPart; value: string }[]
}
const classParts = ['criticality', 'type', 'impact', 'requestKind', 'priority'] as const
type ClassPart = (typeof classParts)[number]

/** Nothing is trusted to be there: older events say less. */
export function factsOf(payload: Payload): EventFacts {
  const text = (...keys: string[]) => {
    const found = keys.map((key) => payload[key]).find((value) => isText(value))
    return isText(found) ? String(found) : ''
  }
  return {
    name: text('name', 'toName'),
    number: text('into', 'intoNumber', 'from'),
    isInto: payload['into'] !== undefined,
    reason: text('reason'),
    outcome: text('outcome'),
    kind: text('kind'),
    access: text('access'),
    from: text('startsAt', 'from'),
    to: text('endsAt', 'to'),
    minutes: typeof payload['minutes'] === 'number' ? payload['minutes'] : 0,
    isYes: [payload['holds'], payload['isAvailable'], payload['decision'] === 'accept'].includes(
      true,
    ),
    changes: changesOf(payload),
  }
}

function changesOf({ before, after }: Payload): EventFacts['changes'] {
  const [was, is] = [recordOf(before), recordOf(after)]
  return classParts.flatMap((part) => {
    const value = is[part]
    return typeof value === 'string' && value !== was[part] ? [{ part, value }] : []
  })
}

const isText = (value: unknown) =>
  (typeof value === 'string' && value !== '') || typeof value === 'number'
const recordOf = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
