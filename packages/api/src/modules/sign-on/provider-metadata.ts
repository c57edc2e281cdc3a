import type { FieldErrorCode } from '@mesa/shared/wire/problem-codes'
import * as oidc from 'openid-client'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { createGuardedFetch, OutsideUnreachable, reasonOf } from '../../outside/guarded-fetch.ts'
import { isAllowedUrl, type AddressRules } from '../../outside/public-addresses.ts'

/** What a provider is asked with. `version` changes with its settings. */
export type AskedProvider = {
  id: string
  issuer: string
  clientId: string
  clientSecret: string
  version: string
}

const metadataMs = 10 * 60_000
const cachedMax = 200
/** Clocks of providers and of this machine may differ this much. */
const toleranceSeconds = 30

/** What providers say of themselves (OpenID Connect Discovery), asked by the rules for addresses. */
export function createProviderMetadata({ clock, rules }: { clock: Clock; rules: AddressRules }) {
  const ask = createGuardedFetch(rules)
  const known = new Map<string, { at: number; configuration: Promise<oidc.Configuration> }>()

  async function read({ issuer, clientId, clientSecret }: AskedProvider) {
    if (!isAllowedUrl(issuer, rules)) throw addressRefused('not_public')
    const client = { [oidc.clockTolerance]: toleranceSeconds }
    const found = await oidc
      .discovery(new URL(issuer), clientId, client, authentication(clientSecret), {
        execute: [
          oidc.enableNonRepudiationChecks,
          ...(rules.allowsLoopback ? [oidc.allowInsecureRequests] : []),
        ],
        [oidc.customFetch]: (url, { body, ...options }) =>
          ask(url, {
            ...options,
            body: body instanceof URLSearchParams ? body.toString() : undefined,
            signal: options.signal ?? undefined,
          }),
        timeout: 5,
      })
      .catch((error: unknown) => {
        throw unreachable(whyUnread(error))
      })
    const metadata = found.serverMetadata()
    const endpoints = [metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri]
    for (const endpoint of endpoints) {
      if (endpoint === undefined) throw unreachable('not_openid')
      if (!isAllowedUrl(endpoint, rules)) throw addressRefused('not_public')
    }
    return found
  }

  return {
    /** Asked now, whatever was kept. */
    read,

    /** Kept for ten minutes; racing sign-ins share one question, and a failure is not kept. */
    discover(provider: AskedProvider): Promise<oidc.Configuration> {
      const key = `${provider.id} ${provider.version}`
      const found = known.get(key)
      const now = clock.now().getTime()
      if (found && Math.abs(now - found.at) < metadataMs) return found.configuration
      const configuration = read(provider)
      known.delete(key)
      known.set(key, { at: now, configuration })
      const [oldest] = known.keys()
      if (known.size > cachedMax && oldest !== undefined) known.delete(oldest)
      configuration.catch(() => known.delete(key))
      return configuration
    },
  }
}

const unreachable = (code: FieldErrorCode) =>
  new AppError('provider_unreachable', { errors: [{ path: 'issuer', code }] })

/** An address that may not be kept or asked, and why. */
export const addressRefused = (code: FieldErrorCode) =>
  new AppError('address_refused', { errors: [{ path: 'issuer', code }] })

function whyUnread(error: unknown): FieldErrorCode {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof OutsideUnreachable) return reasonOf(one)
    if (one.name === 'TimeoutError' || (one as { code?: string }).code === 'OAUTH_TIMEOUT')
      return 'timed_out'
  }
  return 'not_openid'
}

/** By header unless the provider takes it in the body alone; a provider that says nothing takes the header. */
const authentication =
  (clientSecret: string): oidc.ClientAuth =>
  (...exchange) => {
    const [{ token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] }] = exchange
    const method = methods.includes('client_secret_basic')
      ? oidc.ClientSecretBasic(clientSecret)
      : oidc.ClientSecretPost(clientSecret)
    method(...exchange)
  }
