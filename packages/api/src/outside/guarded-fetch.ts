import { lookup, type LookupAddress } from 'node:dns'
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import {
  hostOf,
  isAllowedLoopback,
  isAllowedUrl,
  isPublicAddress,
  type AddressRules,
} from './public-addresses.ts'

/** The other side was not reached, or may not be: the reason is in `message`. */
export class OutsideUnreachable extends Error {
  override readonly name = 'OutsideUnreachable'
}

type OutsideReason =
  | 'not_public'
  | 'host_not_found'
  | 'private_address'
  | 'tls_failed'
  | 'timed_out'
  | 'no_answer'

const refusedAddress = 'address refused'
const privateAddress = 'the name means a private address'
const nowhere = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENODATA', 'ENOADDRESS'])

/** Why the other side was not reached, for whoever configured its address. */
export function reasonOf({ message, cause }: OutsideUnreachable): OutsideReason {
  if (message === refusedAddress) return 'not_public'
  if (message === privateAddress) return 'private_address'
  const { code: given, name } = (cause ?? {}) as { code?: unknown; name?: string }
  const code = String(given)
  if (nowhere.has(code)) return 'host_not_found'
  if (/^(TimeoutError|AbortError)$/.test(name ?? '') || code === 'ETIMEDOUT') return 'timed_out'
  return /CERT|TLS|SSL|EPROTO|UNABLE_TO|HOSTNAME_MISMATCH/.test(code) ? 'tls_failed' : 'no_answer'
}

type Asked = {
  method: string
  headers: Record<string, string>
  body?: string | undefined
  signal?: AbortSignal | undefined
}
export type GuardedFetch = (url: string, asked: Asked) => Promise<Response>

type Resolve = (
  host: string,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void
type Options = AddressRules & { resolve?: Resolve; timeoutMs?: number }

const bodyBytesMax = 1024 * 1024
const askedMsMax = 5000
const resolveAll: Resolve = (host, callback) => lookup(host, { all: true }, callback)

/**
 * `fetch` for addresses that somebody configured (A47, A51): https, no redirect followed, an answer of
 * at most 1 MiB within 5 seconds, and a connection to the very address that was judged public, so that
 * a name which changes its meaning between the question and the connection gains nothing.
 */
export function createGuardedFetch(options: Options): GuardedFetch {
  const { resolve = resolveAll, timeoutMs = askedMsMax, ...rules } = options
  return async (text, asked) => {
    if (!isAllowedUrl(text, rules)) throw new OutsideUnreachable(refusedAddress)
    const url = new URL(text)
    const mayBePrivate = isAllowedLoopback(url, rules) || rules.privateHosts.includes(hostOf(url))
    const timeout = AbortSignal.timeout(timeoutMs)
    const signal = asked.signal ? AbortSignal.any([asked.signal, timeout]) : timeout
    try {
      const answer = await send(url, { ...asked, signal }, guardedLookup(resolve, mayBePrivate))
      return await toResponse(answer)
    } catch (error) {
      if (error instanceof OutsideUnreachable) throw error
      throw new OutsideUnreachable((error as Error).message, { cause: error })
    }
  }
}

const noAddress = () => Object.assign(new Error('no address'), { code: 'ENOADDRESS' })

function guardedLookup(resolve: Resolve, mayBePrivate: boolean): LookupFunction {
  return (host, wanted, callback) => {
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return callback(error ?? noAddress(), '', 4)
      if (!mayBePrivate && !addresses.every(({ address }) => isPublicAddress(address)))
        return callback(new OutsideUnreachable(privateAddress), '', 4)
      if (wanted.all) return callback(null, addresses)
      return callback(null, first.address, first.family)
    })
  }
}

function send(url: URL, { method, headers, body, signal }: Asked, look: LookupFunction) {
  const options: RequestOptions = { method, headers, lookup: look, agent: false }
  if (signal) options.signal = signal
  const start = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise<IncomingMessage>((settle, fail) => {
    const request = start(url, options, settle)
    request.on('error', fail)
    request.end(body)
  })
}

async function toResponse(answer: IncomingMessage): Promise<Response> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > bodyBytesMax) {
      answer.destroy()
      throw new OutsideUnreachable('the answer is too long')
    }
    parts.push(part)
  }
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers))
    headers.set(name, Array.isArray(value) ? value.join(', ') : (value ?? ''))
  const status = answer.statusCode ?? 0
  if (status < 200 || status > 599) throw new OutsideUnreachable('no answer of HTTP')
  const isBodiless = status === 204 || status === 205 || status === 304
  return new Response(isBodiless ? null : Buffer.concat(parts), { status, headers })
}
