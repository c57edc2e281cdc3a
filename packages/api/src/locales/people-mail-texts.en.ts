import type { PeopleMailTexts } from './mail-text-types.ts'

export const peopleMailTextsEn: PeopleMailTexts = {
  draft_written: ({ author, summary, organization }) => ({
    subject: `Draft by ${author}: ${summary}`,
    heading: `${author} wrote a case for you to send`,
    paragraphs: [
      `“${summary}”, of ${organization}. You can send it, add it to a case that exists or decline it.`,
      'Until you send it, it has no number and holds no place.',
    ],
    button: 'See the draft',
  }),
  draft_decided: ({ decision, actor, summary, number, reason }) => {
    const button = 'See the draft'
    switch (decision) {
      case 'send':
        return {
          subject: `Your draft is now case ${number}: ${summary}`,
          heading: `${actor} sent your draft as case ${number}`,
          paragraphs: ['You can read the case and write in it.'],
          button,
        }
      case 'merge':
        return {
          subject: `Your draft was added to case ${number}: ${summary}`,
          heading: `${actor} added your draft to case ${number}`,
          paragraphs: ['What you wrote and its files are in that case now.'],
          button,
        }
      case 'decline':
        return {
          subject: `Your draft was not sent: ${summary}`,
          heading: `${actor} declined your draft`,
          paragraphs: ['You can write another one with what is missing.'],
          ...(reason !== null && { quote: reason }),
          button,
        }
    }
  },
  key_user_named: ({ organization, isBackup, pending }) => ({
    subject: `You now decide for ${organization}`,
    heading: `You are now ${isBackup ? 'backup key user' : 'key user'} of ${organization}`,
    paragraphs: [
      'At the support desk you open cases and answer for your organization what needs a decision.',
      pending === 0
        ? 'No decision is pending.'
        : pending === 1
          ? '1 decision is pending, which you answer now.'
          : `${pending} decisions are pending, which you answer now.`,
    ],
    button: 'Go to the portal',
  }),
}
