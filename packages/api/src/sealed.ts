import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Encrypts what must be read again, such as the secret of an identity provider or of a second factor. */
export type Sealer = {
  /** `context` names the place it is kept in, such as `totp <desk id> <user id>`. */
  seal(plain: string, context: string): string
  /** Null where it was changed, sealed by another installation, or taken from another place. */
  open(sealed: string, context: string): string | null
}

const ivBytes = 12
const tagBytes = 16

/**
 * AES-256-GCM with a key of the installation (`secrets.sealing`). The context is authenticated, so a
 * row cannot be made to speak for another by copying its sealed value.
 */
export function createSealer(key: string): Sealer {
  const keyBytes = Buffer.from(key, 'base64url')
  return {
    seal(plain, context) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', keyBytes, iv).setAAD(Buffer.from(context))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `v1.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    open(sealed, context) {
      if (!sealed.startsWith('v1.')) return null
      const bytes = Buffer.from(sealed.slice(3), 'base64url')
      if (bytes.length < ivBytes + tagBytes) return null
      const [iv, tag] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, ivBytes + tagBytes)]
      const decipher = createDecipheriv('aes-256-gcm', keyBytes, iv, { authTagLength: tagBytes })
      decipher.setAAD(Buffer.from(context)).setAuthTag(tag)
      try {
        const plain = [decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]
        return Buffer.concat(plain).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
