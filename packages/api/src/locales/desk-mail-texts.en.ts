import type { DeskMailTexts } from './mail-text-types.ts'

export const deskMailTextsEn: DeskMailTexts = {
  case_transferred: ({ number, subject, organization, actor, to, isYours, reason }) => ({
    subject: isYours
      ? `Case ${number}, ${organization}: it is yours now`
      : `Case ${number}, ${organization}: it went to ${to ?? 'nobody for now'}`,
    heading: isYours
      ? `${actor} handed case ${number} over to you`
      : `${actor} handed case ${number} over to ${to ?? 'nobody for now'}`,
    paragraphs: [
      `“${subject}”, of ${organization}.`,
      ...(reason === null ? [] : [`Reason: ${reason}`]),
    ],
    button: 'See the case',
  }),
  case_reopened: ({ number, subject, actor }) => ({
    subject: `Case ${number} was reopened: ${subject}`,
    heading: `Case ${number} is open again`,
    paragraphs: [`${actor} reopened “${subject}”. Its terms start anew.`],
    button: 'See the case',
  }),
  case_merged: ({ number, subject, organization, actor, from }) => ({
    subject: `Case ${number}, ${organization}: an answer came by another case`,
    heading: `${actor} merged case ${from} into ${number}`,
    paragraphs: [`“${subject}”: what the customer wrote in case ${from} is now read in this one.`],
    button: 'See the case',
  }),
}
