import type { rulebookWords as Spanish } from '../es/admin-rulebook-words.ts'

export const rulebookWords: typeof Spanish = {
  effects: {
    requesters_without_opening:
      '{count, plural, one {1 person can no longer open cases} other {# people can no longer open cases}}',
    drafts_left:
      '{count, plural, one {1 draft waits for a decision} other {# drafts wait for a decision}}',
    untrained_people:
      '{count, plural, one {1 person has no course and cannot open} other {# people have no course and cannot open}}',
    conditions_not_accepted:
      '{count, plural, one {1 person must accept the conditions before the next case} other {# people must accept the conditions before the next case}}',
    conditions_unpublished: 'No conditions are published yet',
    key_users_over_maximum:
      '{count, plural, one {1 organization or group has more key users; they stay} other {# organizations or groups have more key users; they stay}}',
    backup_key_users_over_maximum:
      '{count, plural, one {1 organization or group has more backups; they stay} other {# organizations or groups have more backups; they stay}}',
    organizations_without_contract:
      '{count, plural, one {1 organization without a contract cannot open} other {# organizations without a contract cannot open}}',
    organizations_behind_on_payments:
      '{count, plural, one {1 organization behind on payments cannot open} other {# organizations behind on payments cannot open}}',
    organizations_over_open_limit:
      '{count, plural, one {1 organization is over its limit; it keeps its cases and opens no more} other {# organizations are over their limit; they keep their cases and open no more}}',
    organizations_over_in_progress_limit:
      '{count, plural, one {1 organization has more in progress; they go on, and no other starts} other {# organizations have more in progress; they go on, and no other starts}}',
    cases_without_impact:
      '{count, plural, one {1 open case still needs an impact} other {# open cases still need an impact}}',
    cases_without_criticality:
      '{count, plural, one {1 open case still needs a criticality} other {# open cases still need a criticality}}',
    cases_of_dropped_type:
      '{count, plural, one {1 open case is of a type no longer worked; it goes on to its end} other {# open cases are of a type no longer worked; they go on to their end}}',
    cases_of_dropped_level:
      '{count, plural, one {1 open case is on a level that no longer exists} other {# open cases are on a level that no longer exists}}',
    cases_of_dropped_priority:
      '{count, plural, one {1 open case keeps a priority no longer offered} other {# open cases keep a priority no longer offered}}',
    cases_waiting_for_terms:
      '{count, plural, one {1 case waits for its terms to be confirmed: no longer needed} other {# cases wait for their terms to be confirmed: no longer needed}}',
    terms_unpublished: 'No terms are published yet',
    cases_closed_by_silence:
      '{count, plural, one {1 case is past the new days: it closes once targets are applied to open cases} other {# cases are past the new days: they close once targets are applied to open cases}}',
    cases_closed_by_silence_sooner:
      '{count, plural, one {1 case that waits for its customer would close sooner; it keeps its days} other {# cases that wait for their customers would close sooner; they keep their days}}',
    cases_no_longer_closed_by_silence:
      '{count, plural, one {1 case that waits for its customer keeps its announced closing} other {# cases that wait for their customers keep their announced closing}}',
    cases_no_longer_reopened:
      '{count, plural, one {1 closed case can no longer be reopened} other {# closed cases can no longer be reopened}}',
    cases_opened_by_closed_channel:
      '{count, plural, one {1 case of the last 90 days came through a channel that closes} other {# cases of the last 90 days came through a channel that closes}}',
    after_hours_requests_left:
      '{count, plural, one {1 request for attention outside hours waits for an answer} other {# requests for attention outside hours wait for an answer}}',
    clocks_that_keep_their_target:
      '{count, plural, one {1 clock that runs keeps its target} other {# clocks that run keep their target}}',
  },
  values: {
    contract: {
      refuse: 'is refused',
      flag: 'is marked',
      off: 'is served anyway',
    },
    standing: {
      refuse: 'is refused',
      flag: 'is marked',
      off: 'is served anyway',
    },
    openCaseLimit: {
      byPlan: 'by its contract',
      off: 'no limit',
    },
    conditions: {
      once: 'accepted once',
      off: 'not asked',
    },
    training: {
      required: 'needed',
      off: 'not asked',
    },
    onLapse: {
      continue: 'go on',
      hold: 'are held',
    },
    subjectRule: {
      moduleAndCase: 'as module and case',
      off: 'freely',
    },
    evidence: {
      refuse: 'is refused',
      flag: 'is marked',
      off: 'is taken',
    },
    duplicates: {
      ask: 'shown',
      off: 'not looked for',
    },
    afterHours: {
      request: 'may be asked for',
      off: 'not offered',
    },
    defaultCriticality: {
      minor: 'minor',
      moderate: 'moderate',
      serious: 'serious',
      critical: 'critical',
    },
    defaultCoverage: {
      contract: 'contract',
      warranty: 'warranty',
      included: 'included',
      independent: 'independent',
      courtesy: 'courtesy',
    },
    roundingScope: {
      ticketDay: 'each case, by day',
    },
    maintenance: {
      yearly: 'yearly',
      off: 'not given',
    },
    nature: {
      optional: 'when wanted',
      required: 'always',
    },
    carries: {
      full: 'the whole text',
      link: 'only the link',
    },
  },
  words: {
    portal: 'portal',
    email: 'email',
    phone: 'phone',
    api: 'API',
    alert: 'server alerts',
    intranet: 'customer intranet',
    support: 'support',
    change: 'change',
    consulting: 'consulting',
    l1: 'first level',
    l2: 'second level',
    l3: 'maker',
    quality: 'quality management',
    visit: 'visit',
    travel: 'travel',
    screen: 'screenshot',
    report_config: 'report configuration',
    other: 'another file',
    high: 'high impact',
    medium: 'medium impact',
    low: 'low impact',
    minor: 'minor',
    moderate: 'moderate',
    serious: 'serious',
    critical: 'critical',
    general: 'general accounts',
    special: 'special accounts',
  },
  desks: {
    'licence-plan': 'licences and plans desk',
    'contract-warranty': 'contracts and warranties desk',
    'account-lead': 'desk with account leads',
    'hour-package': 'hour packages desk',
    'public-sector': 'public sector desk',
    demo: 'demonstration desk',
  },
  faults: {
    range: 'Write a number between {min} and {max}.',
    too_few: 'Mark at least one.',
    not_unique: 'It is repeated. Remove one.',
    not_ascending: 'Order them upwards, without repeating.',
    not_found: 'There is no such rule.',
    portal_missing: 'Leave the portal open: closed channels send people there.',
    cannot_reply: 'Nobody answers behind an alert.',
    warning_after_closing: 'The warning must come before the closing: write fewer days.',
    levels_with_gaps: 'Levels begin at the first and leave none out.',
    component_missing: 'Mark the part of each level of attention too.',
    classification_unused:
      'The desk does not use that classification: remove the target or turn it on.',
  },
}
