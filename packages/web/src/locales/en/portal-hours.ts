import type { Messages } from '../es/messages.ts'

export const portalHours: Messages['portalHours'] = {
  available: 'Hours available',
  seeStatement: 'See the statement',
  ofGranted: 'of {granted}',
  lotUntil: '{name}: expire on {date}',
  lotShort: {
    purchase: 'Package',
    annual: 'License',
    maintenance: 'Maintenance',
    courtesy: 'Courtesy',
    carry_over: 'Carried over',
    reversal: 'Returned',
  },
  lotsEmpty: 'No hours left in any lot.',
  held: 'Reserved with your permission',
  spent: 'Used or expired',
  runsOut:
    'At the rate of {weeks, plural, one {the last week} other {the last # weeks}} they last until {date}.',
  lasts:
    'At the rate of {weeks, plural, one {the last week} other {the last # weeks}} they last beyond {date}.',
  noActive: 'Your company has no hour contract in force. Ask your sales contact.',
  component: {
    l1: 'Level 1',
    l2: 'Level 2',
    l3: 'Level 3',
    quality: 'Quality management',
    visit: 'Visit',
    travel: 'Travel',
  },
  refusedBody: 'Ask a key user of your company for the hour statement.',
  refusedNames: '{names} can see them. Ask for the hour statement.',
}
