import { createHmac, timingSafeEqual } from 'node:crypto'

export type LinkedFile = {
  tenantId: string
  attachmentId: string
  part: 'file' | 'thumbnail'
  sessionId: string
  expiresAt: Date
}

/**
 * Addresses that open one file for five minutes without a header, as `<img>` and downloads need them
 * (A60). Signed, and worth something only together with the cookie of the browser that asked: neither
 * a forwarded address nor one out of a log opens anything.
 */
export function createFileLinks(secret: string) {
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')
  return {
    /** Value of the cookie that a browser of this session keeps. */
    cookieOf: (sessionId: string) => sign(`session\n${sessionId}`),
    seal({ tenantId, attachmentId, part, sessionId, expiresAt }: LinkedFile): string {
      const fields = [tenantId, attachmentId, part, sessionId, expiresAt.getTime()]
      const payload = Buffer.from(JSON.stringify(fields)).toString('base64url')
      return `${payload}.${sign(`file\n${payload}`)}`
    },
    /** Null unless the token is ours, whole, in time and shown with its session's cookie. */
    open(token: string, { cookie, now }: { cookie: string | undefined; now: Date }) {
      const [payload = '', mac = ''] = token.split('.')
      if (!isSame(mac, sign(`file\n${payload}`))) return null
      const [tenantId, attachmentId, part, sessionId, expiresAtMs] = JSON.parse(
        Buffer.from(payload, 'base64url').toString(),
      ) as [string, string, LinkedFile['part'], string, number]
      if (now.getTime() >= expiresAtMs) return null
      if (!isSame(cookie ?? '', sign(`session\n${sessionId}`))) return null
      return { tenantId, attachmentId, part, sessionId }
    },
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
