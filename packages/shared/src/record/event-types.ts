/** `public`: the customer may see it. `desk`: notes and internal changes (record.md). */
export type Chain = 'public' | 'desk'

/** The one list of what can happen to a case, each with the chain that records it (EX-1, CV-2). */
export const EVENT_CHAINS = {
  'ticket.opened': 'public',
  'ticket.acknowledged': 'public',
  'ticket.closed': 'public',
  'ticket.cancelled': 'public',
  'ticket.reopened': 'public',
  'ticket.escalated': 'public',
  'ticket.shared': 'public',
  'ticket.unshared': 'public',
  'message.added': 'public',
  'message.read': 'public',
  'note.added': 'desk',
  'attachment.added': 'public',
  'state.changed': 'public',
  'substate.changed': 'desk',
  'subject.changed': 'public',
  'fields.changed': 'public',
  'tags.changed': 'desk',
  'classification.changed': 'public',
  'level.changed': 'public',
  /** IN-7: whether a priority holds, with the desk's reason. */
  'priority.ruled': 'public',
  'contact.changed': 'public',
  'assignee.changed': 'desk',
  'team.changed': 'desk',
  'lead.changed': 'desk',
  'review.recorded': 'desk',
  'flag.raised': 'desk',
  'flag.cleared': 'desk',
  'decision.asked': 'public',
  'decision.answered': 'public',
  'decision.withdrawn': 'public',
  'decision.expired': 'public',
  /** IN-1: attention outside of hours. */
  'afterhours.asked': 'public',
  'afterhours.answered': 'public',
  'afterhours.withdrawn': 'public',
  'work.logged': 'public',
  'work.charged': 'public',
  'work.corrected': 'public',
  'hours.held': 'public',
  'hours.released': 'public',
  'funding.chosen': 'public',
  'coverage.ruled': 'public',
  'coverage.objected': 'public',
  'coverage.answered': 'public',
  'solution.proposed': 'public',
  'solution.accepted': 'public',
  'solution.rejected': 'public',
  'solution.watched': 'public',
  'commitment.made': 'public',
  'commitment.moved': 'public',
  'commitment.met': 'public',
  'away.set': 'public',
  'away.cleared': 'public',
  'case.merged': 'public',
  'case.unmerged': 'public',
  'case.linked': 'desk',
  'clock.retargeted': 'public',
  'clock.breached': 'public',
  /** Its calendar was corrected: a signed act, with before and after. */
  'clock.corrected': 'public',
  'silence.warned': 'public',
  'mail.bounced': 'desk',
  'rating.given': 'public',
} as const satisfies Record<`${string}.${string}`, Chain>

export type EventType = keyof typeof EVENT_CHAINS

export const EVENT_TYPES = Object.keys(EVENT_CHAINS) as EventType[]

/** The chain a type of event belongs to; never chosen by the caller, so that a note cannot leak. */
export const chainOf = (type: EventType): Chain => EVENT_CHAINS[type]

export const isEventType = (value: string): value is EventType => Object.hasOwn(EVENT_CHAINS, value)
