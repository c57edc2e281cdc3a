import type { PageMessages } from '../es/page-messages.ts'

export const consoleClocks: PageMessages['consoleClocks'] = {
  due: {
    firstReply: 'first reply',
    nextReply: 'next reply',
    resolution: 'solution',
    full: '{clock}: {instant}',
    name: { firstReply: 'First reply', nextReply: 'Next reply', resolution: 'Solution' },
    late: '{duration} ago',
  },
  flag: {
    silent: '{duration} without writing',
    escalated: 'Escalated',
    away: 'Back {instant}',
  },
  board: {
    nav: 'Board',
    title: 'Support board',
    lead: 'A case turns red when nobody writes to the customer in time.',
    red: 'Red',
    white: 'White',
    redEmpty: 'No case is red.',
    whiteEmpty: 'No case waits for us to write.',
    emptyTitle: 'No support case waits for us to write',
    emptyBody: 'When one arrives it will appear here without reloading.',
    brokenTitle: 'We could not bring the board',
    silentSince: 'Nothing written since: {instant}',
    silentFor: '{duration} without writing',
    turnsRed: 'Turns red: {instant}',
    turned: '{count, plural, one {One more case is red} other {# more cases are red}}',
    waiting: 'Waiting for the customer: {count}',
    more: 'More cases',
    noAssignee: 'Nobody assigned',
  },
  silence: {
    title: 'Silence and absence',
    escalated: 'The customer escalated the case: <b>{instant}</b>.',
    escalatedDo: 'It stands out until we write.',
    away: 'The customer is away until: <b>{instant}</b>.',
    awayNote: 'Note: “{note}”',
    autoClose: 'Closes by the customer’s silence: <b>{instant}</b>.',
    red: 'Red since: <b>{instant}</b>.',
    turnsRed: 'Turns red: <b>{instant}</b>.',
    since: 'Nothing written to the customer since: {instant}.',
    composerAway:
      'The customer is back: {instant}. You can leave questions; their time to answer counts from then.',
  },
  end: {
    silence: 'Silence of the customer',
    watch_ended: 'The time of observation ended',
  },
}
