import type { MailTexts } from './mail-text-types.ts'

export const mailTextsEn: MailTexts = {
  footer: (desk) =>
    `${desk} sends you this because you take part in the case. Do not reply to this mail: use the link.`,
  accountFooter: (desk) =>
    `${desk} sends you this because you have an account there, or somebody asked for one for you.`,
  greeting: (name) => `${name},`,
  case_opened: ({ number, subject, desk }) => ({
    subject: `We received your case ${number}: ${subject}`,
    heading: `Your case is number ${number}`,
    paragraphs: [`${desk} received “${subject}”.`, 'We will write when there is news.'],
    button: 'See the case',
  }),
  case_new: ({ number, subject, organization, actor }) => ({
    subject: `New case ${number}, ${organization}: ${subject}`,
    heading: `${organization} opened case ${number}`,
    paragraphs: [`${actor} wrote: “${subject}”.`],
    button: 'Work on the case',
  }),
  reply_added: ({ number, subject, actor, body, asks }) => ({
    subject: `Case ${number}: ${subject}`,
    heading: asks ? `${actor} needs your answer` : `${actor} replied in case ${number}`,
    paragraphs: asks ? ['It is your turn: the case waits for what is asked here.'] : [],
    quote: body,
    button: 'Reply in the case',
  }),
  consent_asked: ({ number, subject, actor, duration, explanation, expires }) => ({
    subject: `Your permission is asked in case ${number}: ${subject}`,
    heading: duration
      ? `${actor} asks your permission to use ${duration} of your contract`
      : `${actor} asks your permission`,
    paragraphs: [
      ...(expires ? [`You can answer until ${expires}.`] : []),
      'Nothing is used until you answer. Opening the link authorises nothing.',
    ],
    quote: explanation,
    button: 'See and answer',
  }),
  consent_answered: ({ number, subject, actor, isAccepted, duration, comment }) => ({
    subject: `Permission ${isAccepted ? 'given' : 'denied'} in case ${number}: ${subject}`,
    heading: `${actor} ${isAccepted ? 'gave' : 'denied'} permission${duration ? ` for ${duration}` : ''}`,
    paragraphs: [],
    ...(comment !== null && { quote: comment }),
    button: 'See the case',
  }),
  solution_proposed: ({ number, subject, actor, body, isProvisional }) => ({
    subject: `Solution proposed in case ${number}: ${subject}`,
    heading: `${actor} proposes a ${isProvisional ? 'provisional ' : ''}solution`,
    paragraphs: ['Check whether it solves your problem and say so in the case.'],
    quote: body,
    button: 'Validate the solution',
  }),
  case_closed: ({ number, subject }) => ({
    subject: `Case ${number} was closed: ${subject}`,
    heading: `Case ${number} is closed`,
    paragraphs: [`“${subject}” stays in your history, with all that was said and done.`],
    button: 'See the case',
  }),
  invitation: ({ desk, actor }) => ({
    subject: `Your access to ${desk}`,
    heading: actor ? `${actor} gives you access to ${desk}` : `You can now enter ${desk}`,
    paragraphs: ['Choose your password to enter. The link works once and expires.'],
    button: 'Choose my password',
  }),
  password_reset: ({ desk }) => ({
    subject: `Reset your password of ${desk}`,
    heading: 'Choose a new password',
    paragraphs: [
      'The link works once and expires.',
      'If you did not ask for it, do nothing: your password does not change.',
    ],
    button: 'Choose a new password',
  }),
}
