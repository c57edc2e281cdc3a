import * as oidc from 'openid-client'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { OutsideUnreachable } from '../../outside/guarded-fetch.ts'
import type { AddressRules } from '../../outside/public-addresses.ts'
import { createProviderMetadata, type AskedProvider } from './provider-metadata.ts'

/** What a browser keeps, sealed, while it is at the provider. */
export type Attempt = { state: string; nonce: string; verifier: string }
/** Whom a provider recognised; `email` only where it vouches for it. */
export type Recognised = { issuer: string; subject: string; email: string | null }

export type ProviderClient = ReturnType<typeof createProviderClient>

/**
 * OpenID Connect by authorization code with PKCE. Every refusal is an `AppError`: `address_refused`,
 * `provider_unreachable` where the provider does not answer as one, `sign_on_failed` where its answer
 * does not hold.
 */
export function createProviderClient(options: { clock: Clock; rules: AddressRules }) {
  const metadata = createProviderMetadata(options)
  return {
    /** Asks again, whatever was kept: what the provider says of itself. */
    async check(provider: AskedProvider) {
      const read = await metadata.read(provider).catch(tellAdministrator)
      const { issuer, authorization_endpoint, token_endpoint } = read.serverMetadata()
      return {
        issuer,
        authorizationEndpoint: authorization_endpoint ?? '',
        tokenEndpoint: token_endpoint ?? '',
      }
    },

    /** Where the browser goes, and what it must bring back. */
    async begin(provider: AskedProvider, redirectUri: string) {
      const configuration = await metadata.discover(provider)
      const attempt: Attempt = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      }
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, attempt }
    },

    /** `answer`: the redirect address with what the provider added to it. */
    async finish(provider: AskedProvider, answer: URL, attempt: Attempt): Promise<Recognised> {
      const configuration = await metadata.discover(provider)
      try {
        const tokens = await oidc.authorizationCodeGrant(configuration, answer, {
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          pkceCodeVerifier: attempt.verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims) throw new AppError('sign_on_failed')
        const { iss: issuer, sub: subject } = claims
        const isAsking = claims['email'] === undefined
        const more = isAsking
          ? await readUserInfo(configuration, tokens.access_token, subject)
          : claims
        return { issuer, subject, email: verifiedEmail(issuer, more) }
      } catch (error) {
        throw refusalOf(error)
      }
    },
  }
}

async function readUserInfo(configuration: oidc.Configuration, token: string, subject: string) {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return {}
  return oidc.fetchUserInfo(configuration, token, subject)
}

/**
 * The address in lower case, where the provider says that it is the person's. Microsoft Entra ID has
 * its own word for it: `xms_edov`, the e-mail's domain owner was verified (its optional claims).
 */
function verifiedEmail(issuer: string, claims: Record<string, unknown>): string | null {
  const { email, email_verified: isVerified, xms_edov: isDomainVerified } = claims
  if (typeof email !== 'string' || email.length > 254) return null
  const isEntra = issuer.startsWith('https://login.microsoftonline.com/')
  const isSaidByEntra = isEntra && [true, 1, '1', 'true'].includes(isDomainVerified as string)
  return isVerified === true || isSaidByEntra ? email.toLowerCase() : null
}

/** Whoever tests a provider is not signing in: other words, and the reason. */
function tellAdministrator(error: unknown): never {
  if (error instanceof AppError && error.code === 'provider_unreachable')
    throw new AppError('provider_unreadable', error.details)
  throw error
}

const awayCodes = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
])

/** A provider that is away or talks nonsense is told apart from an answer that does not hold. */
function refusalOf(error: unknown): AppError {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof AppError) return one
    const isAway = one instanceof OutsideUnreachable || (one as { status?: number }).status! >= 500
    if (isAway || awayCodes.has((one as { code?: string }).code ?? ''))
      return new AppError('provider_unreachable')
  }
  return new AppError('sign_on_failed')
}
