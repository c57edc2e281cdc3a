import type { rulebookKeys as Spanish } from '../es/admin-rulebook-keys.ts'

export const rulebookKeys: typeof Spanish = {
  calendar: {
    timeZone: {
      name: 'The time zone the desk began with',
      explain: 'Its first attention hours were read in it. The one in force is under Calendars.',
    },
    weekly: {
      name: 'The hours the desk began with',
      explain:
        'They hold for everybody until a calendar says otherwise. The hours in force are edited under Calendars.',
    },
    holidayCountry: {
      name: 'The country of the first holidays',
      explain:
        'Its holidays were loaded when the desk was made. Those of each year are confirmed under Calendars.',
    },
  },
  channels: {
    open: {
      name: 'A case may be opened through',
      explain:
        'Whoever writes through a closed channel gets a notice with a link, and nothing they wrote is lost.',
    },
    reply: {
      name: 'A case may be answered through',
      explain: 'For customers. The portal always stays open: closed channels send people there.',
    },
  },
  entitlement: {
    contract: {
      name: 'If the organization has no contract in force for the product, the case',
      explain:
        'Decided at opening. Refused, the person reads why; marked, the account lead reviews it.',
    },
    standing: {
      name: 'If the organization is behind on payments, the case',
      explain: 'The standing comes from the billing system or is set by hand on the organization.',
    },
    openCaseLimit: {
      name: 'How many cases an organization may have open at once',
      explain:
        'The limit comes from its contract and size. When full, a new case is refused and the ones that can be closed are shown.',
    },
    keyUsersOnly: {
      name: 'Only key users open cases and decide',
      explain: 'Other people write drafts, which the key user sends, merges or declines.',
    },
    keyUsersMax: {
      name: 'Key users per organization or group, at most',
      explain: 'Inviting somebody or changing a role does not go beyond this number.',
    },
    backupKeyUsersMax: {
      name: 'Backups per organization or group, at most',
      explain: 'A backup may do what the key user may.',
    },
    conditions: {
      name: 'Conditions of service',
      explain: 'Each person accepts them once per version before a first case.',
    },
    training: {
      name: 'To open cases on a product, its course is',
      explain: 'Who lacks it is offered to request the course, which arrives as a consulting case.',
    },
    onLapse: {
      name: 'If the contract ends or payments fall behind with cases open, those cases',
      explain:
        'Reading and keeping one’s record is always possible; new cases follow the rules above.',
    },
  },
  intake: {
    subjectRule: {
      name: 'The subject is written',
      explain: 'With module and case the subject composes itself: “BANKING, Invoice loaded wrong”.',
    },
    subjectsRefused: {
      name: 'Subjects that say nothing and are refused, one per line',
      explain: 'Explained while writing. Capitals and accents do not matter.',
    },
    evidence: {
      name: 'A case without the evidence of its category',
      explain: 'The portal asks before sending; by mail and phone it is marked for the review.',
    },
    evidenceByCategory: {
      name: 'Evidence asked for',
      explain: 'Holds where a category does not say its own under Catalogues.',
    },
    duplicates: {
      name: 'Similar cases of the same organization',
      explain: 'Shown at opening, to continue one of them or confirm it is another.',
    },
    priorityReasons: {
      name: 'Reasons that make a case a priority',
      explain:
        'A priority case goes first and may escalate at once. Without reasons there is no priority.',
    },
    away: {
      name: 'The customer may say they are away until a time',
      explain: 'The case leaves the queue until then and silence counts from the return.',
    },
    afterHours: {
      name: 'Attention outside hours',
      explain:
        'The customer asks for a window; the desk confirms with a price, and the customer decides.',
    },
    followUpPrefill: {
      name: 'A case that follows a closed one begins with its text',
      explain: 'Off, it begins from nothing and only cites the earlier number.',
    },
    criticalWindowNoticeDays: {
      name: 'Days ahead to announce a critical window',
      explain: 'Announced later it still holds, and is marked late.',
    },
  },
  terms: {
    perCase: {
      name: 'The customer confirms the terms of attention in each case',
      explain: 'Work starts afterwards. Accepting them does not decide warranty or consumption.',
    },
  },
  classification: {
    types: {
      name: 'The desk works on cases of',
      explain: 'At review each case gets one of these types.',
    },
    impact: {
      name: 'Support cases are classified by impact',
      explain: 'High, medium or low. A high impact tells everybody responsible at once.',
    },
    criticality: {
      name: 'Cases are classified by criticality',
      explain: 'Set by the first level after its analysis; what the customer asked for is kept.',
    },
    defaultCriticality: {
      name: 'Until classified, a case counts as',
      explain: 'It is measured by those targets meanwhile.',
    },
    levels: {
      name: 'Levels of attention',
      explain:
        'The last is the maker of the software. Escalating hands the case to the next, with a reason.',
    },
    inProgressLimit: {
      name: 'Cases of an organization in progress at once',
      explain:
        'The others wait in order and the customer sees the place. An organization may have its own number.',
    },
    inProgressTypes: {
      name: 'Towards that limit count cases of',
      explain: 'Those of other types start without waiting.',
    },
  },
}
