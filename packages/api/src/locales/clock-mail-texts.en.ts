import type { ClockMailTexts, DeskMetric } from './mail-text-types.ts'

const metrics: Record<DeskMetric, string> = {
  first_reply: 'the first reply',
  next_reply: 'the reply to the customer',
  resolution: 'the solution',
}

export const clockMailTextsEn: ClockMailTexts = {
  silence_warned: ({ number, subject, closes }) => ({
    subject: `Case ${number} will be closed unless you answer: ${subject}`,
    heading: `Case ${number} waits for your answer`,
    paragraphs: [
      `Without an answer the case will be closed on ${closes}.`,
      'If you will be away, say so in the case: the time stops until you are back.',
    ],
    button: 'Answer in the case',
  }),
  silence_closed: ({ number, subject }) => ({
    subject: `Case ${number} was closed without an answer: ${subject}`,
    heading: `Case ${number} was closed because we did not hear from you`,
    paragraphs: [
      `“${subject}” stays in your history, with all that was said and done.`,
      `If you still need it, open a new case and mention ${number}: we go on from there.`,
    ],
    button: 'See the case',
  }),
  clock_warned: ({ number, subject, organization, metric, percent, due }) => ({
    subject: `Case ${number}, ${organization}: ${percent}% of the time is spent`,
    heading: `Little time is left for ${metrics[metric]}`,
    paragraphs: [`“${subject}”: ${percent}% of the time is spent; it ends on ${due}.`],
    button: 'Work on the case',
  }),
  clock_breached: ({ number, subject, organization, metric, due }) => ({
    subject: `Case ${number}, ${organization}: overdue`,
    heading: `The time for ${metrics[metric]} is over`,
    paragraphs: [`“${subject}”: the time ended on ${due}.`],
    button: 'Work on the case',
  }),
  message_bounced: ({ number, subject, organization }) => ({
    subject: `Case ${number}, ${organization}: your message did not arrive`,
    heading: `The mail with your message reached nobody of ${organization}`,
    paragraphs: [
      `“${subject}”: the customer's mail server refused it and nobody read it in the portal.`,
      'The clock goes on as if nobody had answered. Find another way to reach the customer.',
    ],
    button: 'See the case',
  }),
}
