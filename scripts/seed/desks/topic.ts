import type { Channel, Impact } from '@mesa/shared/rulebook/policy'
import type { CaseType, Criticality, Component } from '../content/story.ts'

/** One matter of a desk, whole: its words belong together and take names and figures in {slots}. */
export type Topic = {
  key: string
  productKey: string
  module: string
  category: string
  /** Code of the catalogue `request-kinds`. */
  kind: string
  /** Absent: support. */
  type?: CaseType
  criticality?: Criticality
  impact?: Impact
  fields?: Record<string, string>
  screens?: string[]
  summary: string
  body: string
  /** What the desk asks, and what its customer answers. */
  ask: string
  answer: string
  /** What its customer is asked hours for; absent: the solution. */
  consentsTo?: 'assessment'
  /** What was done, in words for the statement of hours. */
  work: string
  solution: string
  /** A provisional answer, or a workaround until there is a solution. */
  temporary?: string
  /** Where the first solution did not hold: what was said, and what mended it. */
  refusal?: [string, string]
}

export type FlowName =
  | 'received'
  | 'review'
  | 'working'
  | 'asked'
  | 'decision'
  | 'vendor'
  | 'scheduled'
  | 'backlog'
  | 'proposed'
  | 'solved'
  | 'answered'
  | 'temporary'
  | 'rejected'
  | 'silent'
  | 'phoned'
  | 'cancelled'
  | 'consented'
  | 'declined'
  | 'vendorSolved'
  | 'visited'

/** One case of a desk: a matter, who brought it, who works on it, what became of it, and when. */
export type CaseRow = {
  topic: string
  organization: string
  requester: string
  assignee: string
  flow: FlowName
  /** Days ago, and the wall clock time of the desk's zone. */
  at: [daysAgo: number, time: string]
  channel?: Channel
  /** IN-7: which of the reasons, and why it holds now. */
  priority?: { reason: string; note: string }
  contact?: { name: string; phone?: string; hours?: string }
  affectedUser?: { name: string; email?: string }
}

/** What a kind of desk does in its own way, whatever the matter. */
export type DeskManner = {
  /** The desk's first words. */
  greeting: (name: string) => string
  /** Where work on a case is logged, and how long it takes: minutes by component. */
  work: Partial<Record<Component, number>>
  qualityWork: string
  vendor?: { name: string; reason: string; number: string }
  /** How intake tells that a case is none of its own. */
  turnAway: { outcome: 'duplicate' | 'reply_to_other'; body: string }
  phoneReason: string
  progress?: string
}

type More = Omit<CaseRow, 'topic' | 'organization' | 'requester' | 'assignee' | 'flow' | 'at'>

/** Written in one line: who brought it and who works on it; what became of it, and when. */
export const row = (
  topic: string,
  [organization, requester, assignee]: [string, string, string],
  [flow, daysAgo, time, more = {}]: [FlowName, number, string, More?],
): CaseRow => ({ topic, organization, requester, assignee, flow, at: [daysAgo, time], ...more })
