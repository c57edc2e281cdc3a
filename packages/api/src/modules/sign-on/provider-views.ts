import type { OidcIdentityView, OidcProviderView } from '@mesa/shared/wire/sign-on.schema'
import { etagOfContent } from '../../etag.ts'
import type { AskedProvider } from './provider-metadata.ts'
import type { listIdentities, Provider } from './sign-on.repository.ts'

/** Where browsers find this installation; the port only where there is no public address. */
export type PublicPlace = { publicUrl: string | null; port: number | null }

/**
 * Where a provider sends people back: on the desk's own host where it has one, since the cookie that
 * binds the answer to the browser belongs to the host on which the sign-in began.
 */
export function redirectUriOf(
  { publicUrl, port }: PublicPlace,
  desk: { host: string | null },
  slug: string,
): string {
  const base = new URL(publicUrl ?? `http://localhost:${port ?? 3000}`)
  if (desk.host !== null) base.hostname = desk.host
  return new URL(`/api/v1/auth/oidc/${slug}/callback`, base).href
}

/** A client secret is sealed for its provider alone. */
export const secretPlace = ({ tenantId, id }: Pick<Provider, 'tenantId' | 'id'>) =>
  `oidc client ${tenantId} ${id}`

export const toAsked = (provider: Provider, clientSecret: string): AskedProvider => ({
  id: provider.id,
  issuer: provider.issuer,
  clientId: provider.clientId,
  clientSecret,
  version: `${provider.updatedAt.toISOString()} ${provider.issuer} ${provider.clientId}`,
})

export const toProviderView = (provider: Provider, redirectUri: string): OidcProviderView => ({
  id: provider.id,
  slug: provider.slug,
  name: provider.name,
  issuer: provider.issuer,
  clientId: provider.clientId,
  side: provider.side,
  emailDomains: provider.emailDomains,
  isEnabled: provider.isEnabled,
  redirectUri,
  createdAt: provider.createdAt.toISOString(),
  updatedAt: provider.updatedAt.toISOString(),
  etag: etagOfProvider(provider),
})

/** A new secret is a change as well; sealed anew, it never looks like the last one. */
export const etagOfProvider = (provider: Provider) =>
  etagOfContent([
    provider.id,
    provider.name,
    provider.issuer,
    provider.clientId,
    provider.clientSecretSealed,
    provider.side,
    provider.emailDomains,
    provider.isEnabled,
  ])

type IdentityRow = Awaited<ReturnType<typeof listIdentities>>[number]

export const toIdentityView = ({ identity, name }: IdentityRow): OidcIdentityView => ({
  id: identity.id,
  person: { id: identity.userId, name },
  email: identity.email,
  linkedAt: identity.linkedAt.toISOString(),
  lastUsedAt: identity.lastUsedAt.toISOString(),
})
