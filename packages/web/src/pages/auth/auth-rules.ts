export type EmailFault = 'emailMissing' | 'emailMalformed'

/** Only what a slip of the keyboard breaks; whether the address exists is the server's business. */
export function emailFault(email: string): EmailFault | null {
  if (email === '') return 'emailMissing'
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? null : 'emailMalformed'
}
