import type { Json } from '@mesa/shared/record/canonical'
import { chainOf, type EventType } from '@mesa/shared/record/event-types'
import type { Locale } from '../../locales/problem-text-types.ts'
import type { EventFacts, PublicEventType, RecordTexts } from '../../locales/record-text-types.ts'
import { recordTexts } from '../../locales/record-texts.ts'

export type Reader = { locale: Locale; timeZone: string }
type Told = { type: EventType; payload: { readonly [key: string]: Json } }

const codePrefixes: Record<string, string> = {
  'state.changed': 'status',
  'level.changed': 'level',
}

const decisionKinds = ['hours', 'terms', 'access', 'after_hours'] as const
const classParts = ['criticality', 'type', 'impact', 'requestKind', 'priority'] as const

/** Of a classification, each part that is another than before: `criticidad Grave, tipo Soporte`. */
function changesOf(
  { before, after }: Told['payload'],
  word: (namespace: string, code: string) => string,
): string {
  const [was, is] = [partsOf(before), partsOf(after)]
  return classParts
    .flatMap((part) => {
      const value = is[part]
      if (typeof value !== 'string' || value === was[part]) return []
      return [`${word('part', part)} ${word(part, value)}`]
    })
    .join(', ')
}

const partsOf = (value: Json | undefined) =>
  typeof value === 'object' && value !== null ? (value as { readonly [key: string]: Json }) : {}

/** What a person reads of a record: words, instants in their zone, minutes as hours. */
export function recordWords({ locale, timeZone }: Reader) {
  const texts: RecordTexts = recordTexts[locale]
  const instants = new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
  })
  const word = (namespace: string, code: string) => texts.words[`${namespace}.${code}`] ?? code
  const instant = (iso: string) => instants.format(new Date(iso))
  const text = (value: Json | undefined, namespace?: string) => {
    if (typeof value === 'number') return String(value)
    if (typeof value !== 'string' || value === '') return null
    return namespace === undefined ? value : word(namespace, value)
  }
  const until = (value: Json | undefined) =>
    typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? instant(value) : null

  const factsOf = ({ type, payload }: Told): EventFacts => {
    const minutes = payload['heldMinutes'] ?? payload['releasedMinutes'] ?? payload['minutes']
    const charged = payload['chargedMinutes']
    const codes = codePrefixes[type]
    return {
      number: text(payload['number']),
      subject: text(payload['subject']),
      channel: text(payload['channel'], 'channel'),
      from: until(payload['startsAt']) ?? text(payload['from'], codes),
      to: until(payload['endsAt']) ?? text(payload['to'], codes),
      reason: text(payload['reason'], 'reason'),
      comment: text(payload['comment']),
      explanation: text(payload['explanation']),
      duration: typeof minutes === 'number' ? durationOf(minutes) : null,
      until: until(payload['until'] ?? payload['closesAt']),
      isAccepted: [
        payload['decision'] === 'accept',
        payload['holds'],
        payload['isAvailable'],
      ].includes(true),
      isProvisional: payload['nature'] === 'provisional',
      asks: payload['asks'] === true,
      messageKind: text(payload['kind'], 'message'),
      files: Array.isArray(payload['files']) ? payload['files'].length : 0,
      charged: typeof charged === 'number' && charged > 0 ? durationOf(charged) : null,
      name: text(payload['name']),
      mayReply: payload['access'] === 'reply',
      other: text(payload['into'] ?? payload['from']),
      isInto: payload['into'] !== undefined,
      decisionKind: decisionKinds.find((kind) => kind === payload['kind']) ?? null,
      changes: changesOf(payload, word) || null,
    }
  }

  return {
    labels: texts.labels,
    word,
    instant,
    /** One sentence; empty for what is the desk's alone, which has no words here. */
    tell: (event: Told): string =>
      chainOf(event.type) === 'public'
        ? texts.events[event.type as PublicEventType](factsOf(event))
        : '',
  }
}

/** `90` as `1 h 30 min`. */
export function durationOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
