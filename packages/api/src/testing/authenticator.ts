import { generateSync } from 'otplib'

/** The six digits that an authenticator with this secret shows at an instant. */
export const codeAt = (secret: string, at: Date): string =>
  generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) })
