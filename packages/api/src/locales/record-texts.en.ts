import type { RecordTexts } from './record-text-types.ts'

const because = (reason: string | null) => (reason === null ? '' : ` Reason: ${reason}.`)
const fromTo = (from: string | null, to: string | null) =>
  `${from === null ? '' : ` from “${from}”`}${to === null ? '' : ` to “${to}”`}`
const between = (from: string | null, to: string | null) =>
  from === null || to === null ? '' : ` from ${from} to ${to}`
const withFiles = (files: number) =>
  files === 0 ? '' : files === 1 ? ' with a file' : ` with ${files} files`

const askedFor = {
  hours: 'Asked for authorization',
  terms: 'Asked to confirm the terms of attention',
  access: 'Asked for authorization of access',
  after_hours: 'Asked to accept attention outside of hours',
}
const asked = {
  hours: 'what was asked',
  terms: 'the terms of attention',
  access: 'the access',
  after_hours: 'the attention outside of hours',
}

export const recordTextsEn: RecordTexts = {
  labels: {
    title: 'Record of the case',
    case: 'Case',
    customer: 'Customer',
    desk: 'Desk',
    status: 'Status',
    opened: 'Opened',
    closed: 'Closed',
    notClosed: 'Still open',
    issued: 'Issued',
    timesIn: (zone) => `Times are those of ${zone}.`,
    fingerprint: 'Fingerprint',
    fingerprintNote: (events) =>
      `The fingerprint sums up the ${events} facts of this record: if one changes, it changes. The record’s JSON file lets anybody check it without this desk.`,
    facts: 'Facts',
    when: 'Date and time',
    who: 'Who',
    what: 'What happened',
    conversation: 'Conversation',
    files: 'Files',
    noFiles: 'The case has no files.',
    bytes: (size) => `${size} bytes`,
    hours: 'Hours of the case',
    consented: 'Authorized',
    logged: 'Worked',
    charged: 'Charged',
    uncharged: 'Not charged',
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
  words: {
    'role.agent': 'agent',
    'role.technician': 'technician',
    'role.commercial': 'sales',
    'role.supervisor': 'supervisor',
    'role.admin': 'administrator',
    'role.viewer': 'viewer',
    'role.requester': 'requester',
    'role.key_user': 'key user',
    'role.backup_key_user': 'backup key user',
    'role.api_key': 'integration',
    'role.system': 'system',
    'status.received': 'Received',
    'status.in_review': 'In review',
    'status.in_progress': 'In progress',
    'status.waiting_customer': 'Waiting for the customer',
    'status.waiting_decision': 'Waiting for a decision',
    'status.waiting_vendor': 'With the vendor',
    'status.scheduled': 'Scheduled',
    'status.backlog': 'In the backlog',
    'status.in_validation': 'To validate',
    'status.closed': 'Closed',
    'status.cancelled': 'Cancelled',
    'level.l1': 'level 1',
    'level.l2': 'level 2',
    'level.l3': 'level 3',
    'channel.portal': 'the portal',
    'channel.email': 'mail',
    'channel.phone': 'phone',
    'channel.api': 'an integration',
    'channel.alert': 'an alert',
    'channel.intranet': 'the intranet',
    'message.opening': 'First description',
    'message.reply': 'Reply',
    'message.call': 'Call',
    'message.progress': 'Progress',
    'message.solution': 'Solution',
    'message.system': 'Automatic notice',
    'type.support': 'Support',
    'type.change': 'Change',
    'type.consulting': 'Consulting',
    'type.problem': 'Problem',
    'type.internal': 'Internal',
    'type.alert': 'Alert',
    'criticality.minor': 'Minor',
    'criticality.moderate': 'Moderate',
    'criticality.serious': 'Serious',
    'criticality.critical': 'Critical',
    'impact.high': 'High',
    'impact.medium': 'Medium',
    'impact.low': 'Low',
    'part.criticality': 'criticality',
    'part.type': 'type',
    'part.impact': 'impact',
    'part.requestKind': 'kind of request',
    'part.priority': 'priority',
    'reason.case_over': 'the case ended',
    'reason.watch_ended': 'the observation ended',
    'reason.silence': 'nobody answered in time',
  },
  events: {
    'ticket.opened': ({ number, subject, channel }) =>
      `Opened case ${number ?? ''}${subject === null ? '' : `, “${subject}”`}${channel === null ? '' : `, by ${channel}`}.`,
    'ticket.acknowledged': () => 'Acknowledged the case.',
    'ticket.closed': ({ reason }) => `Closed the case.${because(reason)}`,
    'ticket.cancelled': ({ reason }) => `Cancelled the case.${because(reason)}`,
    'ticket.reopened': ({ reason }) => `Reopened the case.${because(reason)}`,
    'ticket.escalated': ({ reason }) => `Asked to escalate the case.${because(reason)}`,
    'ticket.shared': ({ name, mayReply }) =>
      `Shared the case with ${name ?? 'another person'} (${mayReply ? 'may read and reply' : 'may read'}).`,
    'ticket.unshared': ({ name }) =>
      `Stopped sharing the case${name === null ? '' : ` with ${name}`}.`,
    'message.added': ({ messageKind, asks, files }) =>
      `Wrote: ${messageKind ?? 'message'}${withFiles(files)}.${asks ? ' Asked for an answer.' : ''}`,
    'message.read': () => 'Read a message for the first time.',
    'attachment.added': () => 'Added a file.',
    'state.changed': ({ from, to, reason }) =>
      `Changed the status${fromTo(from, to)}.${because(reason)}`,
    'subject.changed': ({ from, to }) => `Changed the subject${fromTo(from, to)}.`,
    'fields.changed': () => 'Changed the details of the case.',
    'classification.changed': ({ changes, reason }) =>
      `Classified the case${changes === null ? '' : `: ${changes}`}.${because(reason)}`,
    'level.changed': ({ from, to, reason }) =>
      `Changed the level${fromTo(from, to)}.${because(reason)}`,
    'priority.ruled': ({ isAccepted, reason }) =>
      `${isAccepted ? 'Confirmed' : 'Took away'} the priority of the case.${because(reason)}`,
    'contact.changed': () => 'Changed the contact of the case.',
    'afterhours.asked': ({ from, to }) =>
      `Asked for attention outside of hours${between(from, to)}.`,
    'afterhours.answered': ({ isAccepted, comment }) =>
      `${isAccepted ? 'Offered' : 'Did not offer'} attention outside of hours.${comment === null ? '' : ` “${comment}”`}`,
    'afterhours.withdrawn': () => 'Took back the request for attention outside of hours.',
    'decision.asked': ({ decisionKind, duration, explanation }) =>
      `${askedFor[decisionKind ?? 'hours']}${duration === null ? '' : ` to use ${duration}`}.${explanation === null ? '' : ` “${explanation}”`}`,
    'decision.answered': ({ decisionKind, isAccepted, duration, comment }) =>
      `${isAccepted ? 'Authorized' : 'Did not authorize'} ${asked[decisionKind ?? 'hours']}${duration === null ? '' : ` (${duration})`}.${comment === null ? '' : ` “${comment}”`}`,
    'decision.withdrawn': ({ reason }) =>
      `Withdrew the request for authorization.${because(reason)}`,
    'decision.expired': () => 'The request for authorization expired without an answer.',
    'work.logged': ({ duration, charged }) =>
      `Logged ${duration ?? 'work'}${duration === null ? '' : ' of work'}${charged === null ? '' : `, of which ${charged} are charged`}.`,
    'work.charged': ({ charged }) => `Charged ${charged ?? 'hours'} to the contract.`,
    'work.corrected': ({ duration, charged, reason }) =>
      `${duration === null ? 'Withdrew work that was logged' : `Corrected logged work: it is now ${duration}`}${charged === null ? '' : `, of which ${charged} are charged`}.${because(reason)}`,
    'hours.held': ({ duration }) => `Set aside ${duration ?? 'hours'} of the contract.`,
    'hours.released': ({ duration }) =>
      `Gave ${duration ?? 'hours'} set aside back to the contract.`,
    'funding.chosen': () => 'Chose what pays for the work.',
    'coverage.ruled': ({ reason }) => `Decided the coverage of the case.${because(reason)}`,
    'coverage.objected': ({ reason }) => `Objected to the coverage of the case.${because(reason)}`,
    'coverage.answered': ({ isAccepted, comment }) =>
      `${isAccepted ? 'Upheld' : 'Rejected'} the objection to the coverage.${comment === null ? '' : ` “${comment}”`}`,
    'solution.proposed': ({ isProvisional }) =>
      `Proposed a ${isProvisional ? 'provisional' : 'definitive'} solution.`,
    'solution.accepted': () => 'Accepted the solution.',
    'solution.rejected': ({ reason }) => `Rejected the solution.${because(reason)}`,
    'solution.watched': ({ until }) =>
      `Left the solution under observation${until === null ? '' : ` until ${until}`}.`,
    'commitment.made': () => 'Committed to a date.',
    'commitment.moved': ({ reason }) => `Moved the committed date.${because(reason)}`,
    'commitment.met': () => 'Met the commitment.',
    'away.set': ({ until }) => `Will be away${until === null ? '' : ` until ${until}`}.`,
    'away.cleared': () => 'Is back.',
    'case.merged': ({ other, isInto }) =>
      isInto ? `Merged this case into ${other}.` : `Merged case ${other ?? ''} into this one.`,
    'case.unmerged': ({ other, isInto }) =>
      isInto || other === null
        ? `Separated this case from ${other ?? 'another'}.`
        : `Separated case ${other} from this one.`,
    'clock.retargeted': () => 'Changed the time allowed for the case.',
    'clock.breached': () => 'A time allowed for the case ran out.',
    'clock.corrected': () =>
      'The calendar that measures a time allowed for the case was corrected.',
    'silence.warned': ({ until }) =>
      `Warned that the case will be closed without an answer${until === null ? '' : ` on ${until}`}.`,
    'rating.given': () => 'Rated the service.',
  },
}
