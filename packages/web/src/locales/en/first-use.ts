import type { Messages } from '../es/messages.ts'

export const firstUse: Messages['firstUse'] = {
  title: 'Set up your support desk',
  lead: 'This is done once. At the end you will be signed in as the first administrator.',
  deskPart: 'The desk',
  deskName: 'Name of the desk',
  deskNameHint: 'This is how your customers will see it.',
  slug: 'Short name',
  slugHint:
    'Lower-case letters, numbers and hyphens. It tells desks apart if one day there are more.',
  timeZone: 'Time zone',
  timeZoneHint: 'Attention hours and deadlines are counted in it.',
  locale: 'Language',
  adminPart: 'Your account',
  emailHint: 'You will sign in with it from now on.',
  create: 'Create the desk',
  deskNameMissing: 'Type the name of the desk, for example: Andes Support',
  slugMalformed:
    'Type 2 to 40 lower-case letters or numbers; there may be hyphens between them. For example: andes-support',
  timeZoneMissing: 'Choose the time zone from the list',
  nameMissing: 'Type your name',
  tokenWrong:
    'This address is not the one of this installation, or part of it is missing. Copy all of the one shown in the terminal where Mesa was started, and open it. Nothing was created.',
  noTokenTitle: 'Part of this address is missing',
  noTokenBody:
    'Copy all of the one shown in the terminal where Mesa was started: it ends in “#token=” and a key. If you no longer see it, restart Mesa and it will appear again.',
  doneTitle: 'This desk is already set up',
  doneBody: 'Its first-use address was used and is closed. Sign in with your email and password.',
  waitingTitle: 'The first administrator is missing',
  waitingBody:
    'Nobody can sign in yet. Open the first-use address shown in the terminal where Mesa was started. If you no longer see it, restart Mesa and it will appear again.',
  waitingRetry: 'Check again',
}
