import { clockMailTextsEn } from './clock-mail-texts.en.ts'
import { statementMailTexts } from './statement-mail-texts.ts'
import { contractMailTextsEn } from './contract-mail-texts.en.ts'
import { coverageMailTextsEn } from './coverage-mail-texts.ts'
import { deskMailTextsEn } from './desk-mail-texts.en.ts'
import { intakeMailTextsEn } from './intake-mail-texts.en.ts'
import type { MailTexts, SecurityChange } from './mail-text-types.ts'
import { peopleMailTextsEn } from './people-mail-texts.en.ts'

const securityFacts: Record<SecurityChange, string> = {
  second_factor_on: 'Your account now asks for a second factor when signing in',
  second_factor_off: 'Your account no longer asks for a second factor when signing in',
  second_factor_reset: 'An administrator reset your second factor and ended your sessions',
  recovery_codes_new: 'Your recovery codes are new; the earlier ones no longer work',
  recovery_code_used: 'Somebody signed in to your account with a recovery code',
  codes_guessed: 'Somebody who knows your password typed several wrong codes',
  password_changed: 'The password of your account changed and your other sessions ended',
}

const securitySubjects: Record<SecurityChange, string> = {
  second_factor_on: 'Second factor turned on',
  second_factor_off: 'Second factor turned off',
  second_factor_reset: 'Second factor reset by an administrator',
  recovery_codes_new: 'New recovery codes',
  recovery_code_used: 'Sign-in with a recovery code',
  codes_guessed: 'Wrong codes at sign-in',
  password_changed: 'Password changed',
}

export const mailTextsEn: MailTexts = {
  ...clockMailTextsEn,
  ...intakeMailTextsEn,
  ...peopleMailTextsEn,
  ...deskMailTextsEn,
  ...coverageMailTextsEn,
  ...contractMailTextsEn,
  ...statementMailTexts.en,
  footer: (desk) =>
    `${desk} sends you this because you take part in the case. Do not reply to this mail: use the link.`,
  accountFooter: (desk) =>
    `${desk} sends you this because you have an account there, or somebody asked for one for you.`,
  greeting: (name) => `${name},`,
  case_opened: ({ number, subject, desk, resumes }) => ({
    subject: `We received your case ${number}: ${subject}`,
    heading: `Your case is number ${number}`,
    paragraphs: [
      `${desk} received “${subject}”.`,
      ...(resumes === null
        ? []
        : [`It came outside of attention hours, which resume on ${resumes}.`]),
      'We will write when there is news.',
    ],
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
  security_changed: ({ desk, change }) => ({
    subject: `${securitySubjects[change]} at ${desk}`,
    heading: securityFacts[change],
    paragraphs:
      change === 'second_factor_reset'
        ? [
            'An administrator of the desk did it. Sign in with your password and set up a new second factor.',
            'If you did not ask for it, tell the desk as soon as you can and change your password.',
          ]
        : [
            'If it was you, there is nothing to do.',
            'If it was not you, change your password, end the other sessions and tell the desk.',
          ],
    button: 'Review the security of my account',
  }),
  holidays_proposed: ({ calendar, year, days }) => ({
    subject: `Holidays of ${year} for the calendar “${calendar}”`,
    heading: `Confirm the holidays of ${year}`,
    paragraphs: [
      `${days} days off are proposed for “${calendar}”. Until you accept them, they count as working days.`,
      'Look through them: some countries move holidays by decree.',
    ],
    button: 'Review the proposal',
  }),
  check_failed: ({ desk, violations, brokenChains, clockDifferences }) => ({
    subject: `Ledger, record or clocks of ${desk} do not add up`,
    heading: 'The check of this night found differences',
    paragraphs: [
      `Hour ledger: ${violations} differences. Records: ${brokenChains} broken chains. Clocks: ${clockDifferences} differences.`,
      'Nothing was corrected by itself. Delete nothing, keep the backups, and tell whoever runs the server.',
    ],
    button: 'See the checks',
  }),
}
