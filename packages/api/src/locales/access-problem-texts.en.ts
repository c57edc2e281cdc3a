import type { ProblemTexts } from './problem-text-types.ts'

/** Of signing in, and of who may: part of the problem texts. */
export const accessProblemTextsEn = {
  unauthenticated: ['You are not signed in', 'Sign in and repeat what you were doing.'],
  session_expired: [
    'Your session has expired',
    'Sign in again. What you wrote is kept while this window stays open.',
  ],
  session_revoked: [
    'Your session was closed',
    'Sign in again. If you did not close it, change your password.',
  ],
  refresh_reused: [
    'Your session was used from two places and was closed',
    'Sign in again and, if you do not recognise the other access, change your password.',
  ],
  invalid_credentials: [
    'The email or the password does not match',
    'Check both. If you forgot your password, ask for a reset link.',
  ],
  second_factor_required: [
    'The code of your second factor is missing',
    'Enter the code your application shows.',
  ],
  second_factor_wrong: [
    'The code is not good',
    'Each code works once and for a short time. Wait for the next one and type it.',
  ],
  secret_in_url: [
    'A key or session was written in the address',
    'Addresses stay in logs and histories: send it in the Authorization header and replace that key.',
  ],
  sign_on_failed: [
    'Your provider did not confirm who you are',
    'Try to sign in again. If it happens again, use your password and tell whoever administers the desk.',
  ],
  sign_on_expired: [
    'The attempt to sign in ended or was used before',
    'Start again from the sign-in page.',
  ],
  sign_on_email_unverified: [
    'Your provider does not confirm that the address is yours',
    'Verify your address with the provider, or sign in with your password.',
  ],
  sign_on_no_account: [
    'There is no active account for that address',
    'Ask your support desk to invite you, or sign in with another account.',
  ],
  sign_on_other_identity: [
    'That person already signs in with another account of the provider',
    'Sign in with the usual account, or ask whoever administers the desk to remove the former link.',
  ],
  entitlement_on_hold: [
    'Work on this case is on hold: the contract ended or the account is not in order',
    'You can read the case and write in it. Work goes on once the contract or the account is in order again.',
  ],
  key_users_only: [
    'In your organization, key users open the cases',
    'Save the case as a draft: your key user receives it and sends it.',
  ],
  conditions_superseded: [
    'There is a newer version of the conditions',
    'Read the current version and accept it. Nothing was saved.',
  ],
  draft_decided: [
    'This draft has already been decided',
    'Reload the page and see what became of it. Nothing was changed.',
  ],
  cross_site: [
    'Another page tried to do this in your name',
    'If it was you, do it from the pages of Mesa.',
  ],
  address_refused: [
    'That address cannot be used',
    'Write a public https address, without user or password.',
  ],
  provider_unreachable: [
    'The provider did not answer as expected',
    'Try again in some minutes. Meanwhile you can sign in with your password.',
  ],
  provider_unreadable: [
    'Mesa could not read the provider',
    'Check the address of the issuer and try again. Nothing was changed.',
  ],
  token_expired: ['This link has expired or was already used', 'Ask for a new one.'],
  weak_password: [
    'That password is easy to guess',
    'A short sentence without your name or your email works well.',
  ],
  password_same: ['That is your password already', 'Choose another one. Nothing was changed.'],
  password_wrong: ['That is not the current password', 'Type it again. Nothing was changed.'],
  code_wrong: [
    'That is not the code your app shows',
    'Wait until your app shows the next one and type it. Nothing was changed.',
  ],
} satisfies Partial<ProblemTexts>
