import type { Messages } from '../es/messages.ts'

export const auth: Messages['auth'] = {
  signInTitle: 'Sign in to your support desk',
  signInLead: 'With the email your company registered.',
  email: 'Email',
  password: 'Password',
  newPassword: 'New password',
  passwordHint: 'At least {min} characters. A short sentence works well.',
  showPassword: 'Show the password',
  name: 'Your name',
  nameHint: 'This is how others will see you in each case.',
  signIn: 'Sign in',
  forgotLink: 'I forgot my password',
  backToSignIn: 'Back to sign in',
  emailMissing: 'Type your email, for example: rosa@yourcompany.com',
  emailMalformed:
    'Something is missing in this email. Type all of it, for example: rosa@yourcompany.com',
  passwordMissing: 'Type your password',
  passwordShort:
    'It has {count, plural, one {# character} other {# characters}}; it needs at least {min}',
  wrongCredentials: 'The email and the password do not match. Check both or create a new password.',
  forgotTitle: 'Create a new password',
  forgotLead: 'We will send you a link that works once.',
  forgotSend: 'Send the link',
  forgotSentTitle: 'Check your email',
  forgotSentBody:
    'If {email} has an account, the link arrives in a few minutes. Check the spam folder too.',
  forgotOther: 'Use another email',
  resetTitle: 'Choose your new password',
  resetLead: 'Sessions open on other devices will be closed.',
  resetSave: 'Save the password',
  resetDoneTitle: 'Your password is saved',
  resetDoneBody: 'Sign in with it from now on.',
  linkExpiredTitle: 'This link no longer works',
  linkExpiredBody: 'It was used or it expired. Your password did not change. Ask for a new link.',
  askNewLink: 'Ask for a new link',
  invitationTitle: 'Activate your account',
  invitationLead:
    'With it you can open cases, follow them and decide about the hours of your contract.',
  invitationAccept: 'Activate my account',
  invitationExpiredBody:
    'It was used or it expired. If you activated your account already, sign in; if not, ask whoever sent it for another invitation.',
  invitationDoneTitle: 'Your account is ready',
  invitationDoneBody: 'Sign in with your email and the password you just chose.',
  againTitle: 'Your session expired',
  againLead: 'What you typed is still on the page. Sign in again as {email} to continue.',
  againDismiss: 'Not now',
}
