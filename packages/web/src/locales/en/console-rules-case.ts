import type { PageMessages } from '../es/page-messages.ts'

export const consoleRulesCase: PageMessages['consoleRules']['case'] = {
  headline: 'Last progress, {name}, {time}',
  termsPending: 'Terms not confirmed',
  substitute: 'Substitute: {name}.',
  vendorNumber: 'Case number of the maker',
  predefined: '{name} (no consent up to {duration})',
  criticality: {
    requested: 'The customer asked for: <word></word>.',
    help: 'What each one means',
    means: {
      minor: 'The problem has little influence on business and does not hinder daily operation.',
      moderate: 'Business operations are affected.',
      serious: 'Business operations are seriously threatened and urgent tasks cannot be done.',
      critical:
        'The problem is critical for the business, has serious consequences for its operations and needs an immediate solution.',
    },
  },
  flags: {
    title: 'Why it is flagged',
    entitlement: {
      no_contract: 'The organization has no contract.',
      not_started: 'The contract has not started yet.',
      expired: 'The contract has expired.',
      product_not_covered: 'No contract covers this product.',
      overdue: 'The organization has payments due.',
      suspended: 'The organization is suspended for payments.',
    },
    subject: 'The subject does not say what fails.',
    evidence: 'Evidence missing: {kinds}.',
    kind: {
      screen: 'screenshot',
      report_config: 'configuration of the report',
      other: 'another file',
    },
    lateWindow: 'The critical window was announced late.',
  },
  participants: {
    title: 'Shared with',
    read: 'reads',
    reply: 'reads and replies',
  },
  contact: {
    title: 'Whom to call',
    none: 'Nobody named.',
    add: 'Add',
    edit: 'Change',
    hoursAre: 'Hours: {hours}',
    affected: 'Affects: {who}',
    name: 'Name',
    phone: 'Phone',
    hours: 'Hours',
    hoursHint: 'For example: from 9 to 12.',
    required: 'Write whom to call.',
    save: 'Save',
    saved: 'Contact saved',
    keep: 'Do not change',
  },
  inProgress: {
    place:
      'Place {place} in the queue of the organization: {limit, plural, one {one case in progress at a time} other {# cases in progress at a time}}.',
    waits: 'It waits until one of these cases in progress is through:',
  },
  suggestions: {
    title: 'Who could take it',
    knows: 'knows the product: {level}',
    knowsNot: 'no knowledge recorded',
    load: '{count, plural, one {1 open case} other {# open cases}}',
    away: 'has a substitute today',
  },
  progress: {
    done: 'Done',
    next: 'What comes next',
    when: 'By when',
  },
  call: {
    at: 'When it was',
    atHint: 'Empty: now.',
    minutes: 'Minutes',
    took: '{time}, {duration}',
  },
}
