import type { PageMessages } from '../es/page-messages.ts'

/** HR-13: time on no case. */
export const consoleTime: PageMessages['consoleTime'] = {
  title: 'My time',
  lead: 'What belongs to no case: meetings, training, leave. Work on cases is logged in each case.',
  form: {
    title: 'Record time',
    type: 'On what',
    startedAt: 'Started',
    startedBad: 'Choose when it started.',
    minutes: 'Minutes',
    minutesBad: 'Write the minutes, 1 to 1440.',
    note: 'Note',
    go: 'Record',
    done: 'Time recorded',
    doneOverlaps: 'Time recorded. It overlaps other time of yours: check it.',
  },
  totals: { title: 'Total by type', none: 'Nothing recorded in this week.', all: 'Total' },
  entries: {
    title: 'Recorded in the week',
    empty: 'No time recorded in this week.',
    more: 'Show more',
    when: 'When',
    person: 'Person',
    type: 'On what',
    minutes: 'Minutes',
    note: 'Note',
    act: 'Action',
    withdraw: 'Withdraw',
    withdrawn: 'Time withdrawn: it counts no longer',
    withdrawnBy: 'Withdrawn by {name}, {time}',
  },
  week: {
    label: 'Week',
    before: 'Previous',
    after: 'Next',
    span: 'From {from} to {to}',
    person: 'Person',
    everybody: 'Everybody',
  },
}
