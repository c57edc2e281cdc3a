import type { IntakeMailTexts } from './mail-text-types.ts'

export const intakeMailTextsEn: IntakeMailTexts = {
  case_opened_terms: ({ number, subject, desk, title, body }) => ({
    subject: `We received your case ${number}, your confirmation is missing: ${subject}`,
    heading: `Your case is ${number}: confirm the terms of attention`,
    paragraphs: [
      `${desk} received “${subject}”. Work starts when you read and confirm “${title}” in the case.`,
    ],
    quote: body,
    button: 'Read and confirm',
  }),
  terms_asked: ({ number, subject, actor, title, body }) => ({
    subject: `Confirm the terms of attention of case ${number}: ${subject}`,
    heading: `${actor} asks you to confirm the terms of attention`,
    paragraphs: [`Work waits until you read and confirm “${title}” in the case.`],
    quote: body,
    button: 'Read and confirm',
  }),
  terms_answered: ({ number, subject, organization, actor, isAccepted, comment }) => ({
    subject: `${isAccepted ? 'Terms confirmed' : 'Terms not confirmed'} in case ${number}: ${subject}`,
    heading: `${actor} ${isAccepted ? 'confirmed' : 'did not confirm'} the terms of attention`,
    paragraphs: isAccepted
      ? [`Work for ${organization} may start.`]
      : ['Work keeps waiting. Talk with the customer and ask for them again when it is time.'],
    ...(comment !== null && { quote: comment }),
    button: 'See the case',
  }),
  access_asked: ({ number, subject, actor, explanation, until, expires }) => ({
    subject: `Access to your systems is asked for in case ${number}: ${subject}`,
    heading: `${actor} asks for access to your systems until ${until}`,
    paragraphs: [
      ...(expires ? [`You can answer until ${expires}.`] : []),
      'Opening the link grants nothing.',
    ],
    quote: explanation,
    button: 'See and answer',
  }),
  after_hours_asked: ({ number, subject, organization, actor, from, to, note }) => ({
    subject: `Case ${number}, ${organization}: attention outside of hours is asked for`,
    heading: `${actor} asks for attention from ${from} to ${to}`,
    paragraphs: [
      `“${subject}”, of ${organization}. Answer whether you are there, and at what price.`,
    ],
    ...(note !== null && { quote: note }),
    button: 'Answer',
  }),
  after_hours_offered: ({ number, subject, desk, from, to, price, expires, note }) => ({
    subject: `Attention outside of hours in case ${number}: ${subject}`,
    heading: `${desk} can attend to you from ${from} to ${to}`,
    paragraphs: [
      `Each hour of that time costs ${price}.`,
      ...(expires ? [`You can answer until ${expires}.`] : []),
      'Opening the link accepts nothing.',
    ],
    ...(note !== null && { quote: note }),
    button: 'See and answer',
  }),
  after_hours_unavailable: ({ number, subject, desk, from, to, note }) => ({
    subject: `No attention outside of hours in case ${number}: ${subject}`,
    heading: `${desk} cannot attend to you from ${from} to ${to}`,
    paragraphs: ['Your case goes on in attention hours.'],
    ...(note !== null && { quote: note }),
    button: 'See the case',
  }),
  after_hours_withdrawn: ({ number, subject, organization, actor, from, to }) => ({
    subject: `Case ${number}, ${organization}: attention outside of hours is no longer needed`,
    heading: `${actor} took back the request for attention from ${from} to ${to}`,
    paragraphs: [`“${subject}”, of ${organization}.`],
    button: 'See the case',
  }),
  review_started: ({ number, subject, desk }) => ({
    subject: `We are looking at your case ${number}: ${subject}`,
    heading: `${desk} started to look at your case ${number}`,
    paragraphs: [`We will write to you in “${subject}” when there is news.`],
    button: 'See the case',
  }),
  priority_ruled: ({ number, subject, desk, holds, reason }) => ({
    subject: holds
      ? `Your case ${number} has priority: ${subject}`
      : `Your case ${number} has no priority any more: ${subject}`,
    heading: holds
      ? `${desk} attends to your case ${number} with priority`
      : `${desk} attends to your case ${number} in the order of arrival`,
    paragraphs: [],
    quote: reason,
    button: 'See the case',
  }),
  case_shared: ({ number, subject, actor, mayReply }) => ({
    subject: `${actor} shared case ${number} with you: ${subject}`,
    heading: `${actor} shared a case with you`,
    paragraphs: [
      mayReply
        ? `You can read “${subject}” and reply in it.`
        : `You can read “${subject}” and what is said in it.`,
    ],
    button: 'See the case',
  }),
  impact_high: ({ number, subject, organization, actor }) => ({
    subject: `High impact, case ${number}, ${organization}: ${subject}`,
    heading: `The operation of ${organization} stands still`,
    paragraphs: [
      `${actor} classified “${subject}” with high impact. The first reply is the most urgent thing now.`,
    ],
    button: 'Attend to the case',
  }),
  window_announced: ({ organization, reason, from, to, isLate }) => ({
    subject: `Critical window of ${organization}, from ${from} to ${to}`,
    heading: `${organization} announces a critical window`,
    paragraphs: [
      `From ${from} to ${to}. The cases it opens in it have priority.`,
      ...(isLate ? ['It was announced later than asked for.'] : []),
    ],
    quote: reason,
    button: 'Go to the desk',
  }),
  window_cancelled: ({ organization, reason, from, to }) => ({
    subject: `The critical window of ${organization} was cancelled, from ${from} to ${to}`,
    heading: `${organization} needs its critical window no more`,
    paragraphs: [`It was from ${from} to ${to}.`],
    quote: reason,
    button: 'Go to the desk',
  }),
}
