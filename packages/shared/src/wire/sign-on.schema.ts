import { Type, type Static } from 'typebox'
import { Instant, page, PersonView, strict, text, Uuid } from './common.schema.ts'
import { DeskSlug } from './session.schema.ts'

/** Whom a provider may sign in: people of the desk, of customers, or both. */
export const SignOnSide = Type.Enum(['staff', 'customers', 'everyone'], { type: 'string' })
export type SignOnSide = Static<typeof SignOnSide>

const EmailDomain = Type.String({
  pattern: '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\\.[a-z]{2,63}$',
  minLength: 3,
  maxLength: 253,
})

const providerFields = {
  name: text(60),
  /** As the provider writes it, without `/.well-known/…`; `https:` at a public address (422 `address_refused`). */
  issuer: text(500, 8),
  clientId: text(300),
  /** Kept encrypted and never shown again. */
  clientSecret: text(500),
  side: SignOnSide,
  /** Of addresses that may sign in here; empty: any. */
  emailDomains: Type.Array(EmailDomain, { maxItems: 50, uniqueItems: true }),
  isEnabled: Type.Boolean(),
}

/** `POST /oidc-providers`; its slug is part of the redirect address and stays. */
export const CreateOidcProviderBody = Type.Object(
  {
    slug: DeskSlug,
    ...providerFields,
    emailDomains: Type.Optional(providerFields.emailDomains),
    isEnabled: Type.Optional(providerFields.isEnabled),
  },
  strict,
)
export type CreateOidcProviderBody = Static<typeof CreateOidcProviderBody>

/** `PATCH /oidc-providers/:id`; another issuer forgets whom the former one stood for. */
export const PatchOidcProviderBody = Type.Object(
  {
    name: Type.Optional(providerFields.name),
    issuer: Type.Optional(providerFields.issuer),
    clientId: Type.Optional(providerFields.clientId),
    clientSecret: Type.Optional(providerFields.clientSecret),
    side: Type.Optional(providerFields.side),
    emailDomains: Type.Optional(providerFields.emailDomains),
    isEnabled: Type.Optional(providerFields.isEnabled),
  },
  { ...strict, minProperties: 1 },
)
export type PatchOidcProviderBody = Static<typeof PatchOidcProviderBody>

export const OidcProviderView = Type.Object({
  id: Uuid,
  slug: Type.String(),
  name: Type.String(),
  issuer: Type.String(),
  clientId: Type.String(),
  side: SignOnSide,
  emailDomains: Type.Array(Type.String()),
  isEnabled: Type.Boolean(),
  /** What the provider must be told to send people back to. */
  redirectUri: Type.String(),
  createdAt: Instant,
  updatedAt: Instant,
  etag: Type.String(),
})
export type OidcProviderView = Static<typeof OidcProviderView>

/** `GET /oidc-providers`, oldest first. */
export const OidcProviderList = page(OidcProviderView)
export type OidcProviderList = Static<typeof OidcProviderList>

/** `POST /oidc-providers/:id/checks`: what the provider says of itself; 422 `provider_unreadable`, whose `errors` say why. */
export const OidcCheckView = Type.Object({
  issuer: Type.String(),
  authorizationEndpoint: Type.String(),
  tokenEndpoint: Type.String(),
})
export type OidcCheckView = Static<typeof OidcCheckView>

/** A person whom a provider signs in, by the provider's own name for them. */
export const OidcIdentityView = Type.Object({
  id: Uuid,
  person: PersonView,
  email: Type.String(),
  linkedAt: Instant,
  lastUsedAt: Instant,
})
export type OidcIdentityView = Static<typeof OidcIdentityView>

/** `GET /oidc-providers/:id/identities`, last linked first. */
export const OidcIdentityList = page(OidcIdentityView)
export type OidcIdentityList = Static<typeof OidcIdentityList>

export const OidcIdentityParams = Type.Object({ id: Uuid, identityId: Uuid }, strict)

/** A path of this site: no other host, no backslash, no space or control character (A46). */
export const OwnPath = Type.String({
  pattern: '^/(?![/\\\\])[^\\u0000-\\u0020\\u007f\\\\]*$',
  minLength: 1,
  maxLength: 500,
})

export const OidcProviderParams = Type.Object({ provider: DeskSlug }, strict)

/** `GET /auth/oidc/:provider/start`: `desk` as in `POST /auth/login`. */
export const OidcStartQuery = Type.Object(
  { next: Type.Optional(OwnPath), desk: Type.Optional(DeskSlug) },
  strict,
)
export type OidcStartQuery = Static<typeof OidcStartQuery>

/** What providers send back (RFC 6749 4.1.2, RFC 9207); others add fields of their own, which are not read. */
export const OidcAnswer = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 500 })),
  code: Type.Optional(Type.String({ maxLength: 4000 })),
  iss: Type.Optional(Type.String({ maxLength: 500 })),
  error: Type.Optional(Type.String({ maxLength: 200 })),
})
