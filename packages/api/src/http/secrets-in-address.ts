import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

const apiKey = /mk_[0-9a-f]{8}_[A-Za-z0-9_-]{64}/
const session = /eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\./

/**
 * Keys and sessions in an address are refused, whatever else comes with them (A10): addresses are kept
 * by proxies, histories and logs. `onKey` hears of the key, which is exposed from now on.
 */
export function refuseSecretsInAddress(
  app: FastifyInstance,
  onKey: (apiKey: string) => Promise<void>,
): void {
  app.addHook('onRequest', async ({ url }) => {
    const query = url.slice(url.indexOf('?') + 1)
    if (query === url) return
    const [key] = apiKey.exec(decoded(query)) ?? []
    if (key !== undefined) await onKey(key)
    if (key !== undefined || session.test(decoded(query))) throw new AppError('secret_in_url')
  })
}

function decoded(query: string): string {
  try {
    return decodeURIComponent(query)
  } catch {
    return query
  }
}
