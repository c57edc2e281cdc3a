import type { EVENT_CHAINS, EventType } from '@mesa/shared/record/event-types'

/** What is told on paper: notes and internal changes have no words there (CV-2). */
export type PublicEventType = {
  [Type in EventType]: (typeof EVENT_CHAINS)[Type] extends 'public' ? Type : never
}[EventType]

/** A payload's values, ready to be read; null where the event does not have one. */
export type EventFacts = {
  number: string | null
  subject: string | null
  channel: string | null
  from: string | null
  to: string | null
  reason: string | null
  comment: string | null
  explanation: string | null
  /** `3 h 30 min`. */
  duration: string | null
  /** In the reader's zone. */
  until: string | null
  isAccepted: boolean
  isProvisional: boolean
  asks: boolean
  messageKind: string | null
  files: number
  charged: string | null
  /** Whom it is about. */
  name: string | null
  mayReply: boolean
  /** The other case of a merge; `isInto`: it took this one up. */
  other: string | null
  isInto: boolean
  decisionKind: 'hours' | 'terms' | 'access' | 'after_hours' | null
  /** Of a classification what changed, in words. */
  changes: string | null
}

type RecordLabels = {
  title: string
  case: string
  customer: string
  desk: string
  status: string
  opened: string
  closed: string
  notClosed: string
  issued: string
  timesIn(zone: string): string
  fingerprint: string
  fingerprintNote(events: number): string
  facts: string
  when: string
  who: string
  what: string
  conversation: string
  files: string
  noFiles: string
  bytes(size: string): string
  hours: string
  consented: string
  logged: string
  charged: string
  uncharged: string
  page(page: number, pages: number): string
}

export type RecordTexts = {
  labels: RecordLabels
  /** Codes of roles, states, channels, levels, kinds of message: `namespace.code`. */
  words: Record<string, string>
  events: Record<PublicEventType, (facts: EventFacts) => string>
}
