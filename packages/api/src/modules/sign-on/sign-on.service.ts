import { systemScope, type Tx } from '../../db/database.ts'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { newId, sha256 } from '../../ids.ts'
import type { AddressRules } from '../../outside/public-addresses.ts'
import { createSealer, type Sealer } from '../../sealed.ts'
import { audit } from '../audit/audit.service.ts'
import {
  findPersonToSignIn,
  signInRecognised,
  type IdentityDeps,
  type SignedIn,
  type SignInRow,
  type Visitor,
} from '../identity/sign-in-elsewhere.service.ts'
import { currentDesk, findDesk } from '../tenants/tenants.service.ts'
import type { Attempt, ProviderClient, Recognised } from './provider-client.ts'
import { redirectUriOf, secretPlace, toAsked, type PublicPlace } from './provider-views.ts'
import * as repository from './sign-on.repository.ts'

export type SignOnService = ReturnType<typeof createSignOnService>
export type SignOnDeps = IdentityDeps & {
  clock: Clock
  config: IdentityDeps['config'] & PublicPlace
  providers: ProviderClient
}

const attemptMs = 10 * 60_000
const attemptPlace = 'oidc attempt'

/** Sealed in the browser's cookie between start and answer. */
type Flow = Attempt & {
  tenantId: string
  providerId: string
  slug: string
  next: string
  /** By which `/d/:slug` the browser addressed the desk. */
  desk?: string | undefined
  at: number
}

type Starting = { slug: string; next: string; desk: string | undefined; host: string | undefined }
type Answering = {
  slug: string
  cookie: string | undefined
  /** As it came back, without `?`. */
  search: string
  visitor: Visitor
}

/** Single sign-on of people whom a provider recognises (A07). Refusals say what to do instead. */
export function createSignOnService(deps: SignOnDeps) {
  const sealer = createSealer(deps.secrets.sealing)
  return {
    /** Where to send the browser, and the cookie that binds the answer to it. */
    async start({ slug, next, desk: deskSlug, host }: Starting) {
      const { db, clock, providers, config } = deps
      const desk = await findDesk(db, { slug: deskSlug, host })
      if (!desk) throw new AppError('not_found')
      const provider = await db.transaction(
        systemScope(desk.id),
        (tx) => findEnabled(tx, { slug }),
        { readOnly: true },
      )
      const redirectUri = redirectUriOf(config, desk, slug)
      const { url, attempt } = await providers.begin(asked(sealer, provider), redirectUri)
      const at = clock.now().getTime()
      const whose = { tenantId: desk.id, providerId: provider.id, slug, desk: deskSlug }
      const flow: Flow = { ...attempt, ...whose, next, at }
      return { url, cookie: sealer.seal(JSON.stringify(flow), attemptPlace) }
    },

    /** The `/d/:slug` under which the answer's browser began; undefined where it used none. */
    addressedBy: (cookie: string | undefined): string | undefined => {
      const plain = sealer.open(cookie ?? '', attemptPlace)
      return plain === null ? undefined : (JSON.parse(plain) as Flow).desk
    },

    /** Signs in whom the provider recognised; answers where they wanted to go. */
    async finish(answering: Answering): Promise<{ signedIn: SignedIn; next: string }> {
      const flow = demandFlow(sealer, answering, deps.clock.now())
      const { tenantId, next } = flow
      const { provider, redirectUri } = await spend(deps, flow)
      const answer = new URL(`${redirectUri}?${answering.search}`)
      const recognised = await deps.providers.finish(asked(sealer, provider), answer, flow)
      const found = await findPerson(deps, { tenantId, provider, recognised })
      const signedIn = await signInRecognised(deps, {
        tenantId,
        person: found.person,
        visitor: answering.visitor,
        work: (tx, at) => noteSignIn(tx, { ...found, provider, recognised, at }),
      })
      return { signedIn, next }
    },
  }
}

/** Of this browser, this provider, in time, and with the state it was given. */
function demandFlow(sealer: Sealer, { cookie, slug, search }: Answering, now: Date): Flow {
  const plain = sealer.open(cookie ?? '', attemptPlace)
  if (plain === null) throw new AppError('sign_on_expired')
  const flow = JSON.parse(plain) as Flow
  const ageMs = now.getTime() - flow.at
  if (ageMs < 0 || ageMs > attemptMs) throw new AppError('sign_on_expired')
  // An answer that another provider was asked for is a mix-up (RFC 9700, 4.4).
  const isOurs = flow.slug === slug && new URLSearchParams(search).get('state') === flow.state
  if (!isOurs) throw new AppError('sign_on_failed')
  return flow
}

/** A state is good for one answer, whatever comes of it: a copied cookie opens nothing later. */
async function spend({ db, clock, config }: SignOnDeps, flow: Flow) {
  const spent = await db.transaction(systemScope(flow.tenantId), async (tx) => {
    const at = clock.now()
    await repository.deleteStatesBefore(tx, new Date(at.getTime() - 2 * attemptMs))
    if (!(await repository.spendState(tx, sha256(flow.state), at))) return null
    const provider = await findEnabled(tx, { id: flow.providerId })
    return { provider, redirectUri: redirectUriOf(config, await currentDesk(tx), provider.slug) }
  })
  if (!spent) throw new AppError('sign_on_expired')
  return spent
}

type Given = { tenantId: string; provider: repository.Provider; recognised: Recognised }
type Found = { person: SignInRow; identityId: string | null }

/**
 * By the provider's own name for the person; the first time by an address it vouches for. Nobody is
 * created, and who has no account, a disabled one, or one of the other side is told the same.
 */
async function findPerson(
  deps: SignOnDeps,
  { tenantId, provider, recognised }: Given,
): Promise<Found> {
  const { db } = deps
  const identity = await db.transaction(
    systemScope(tenantId),
    (tx) => repository.findIdentity(tx, recognised),
    { readOnly: true },
  )
  const { email } = recognised
  if (!identity && email === null) throw new AppError('sign_on_email_unverified')
  const person = await findPersonToSignIn(
    db,
    identity ? { tenantId, userId: identity.userId } : { tenantId, email: email ?? '' },
  )
  if (!person || !isFor(provider, person)) throw new AppError('sign_on_no_account')
  return { person, identityId: identity?.id ?? null }
}

function isFor({ side, emailDomains }: repository.Provider, { kind, email }: SignInRow): boolean {
  const isOfSide = side === 'everyone' || (side === 'staff') === (kind === 'staff')
  const domain = email.slice(email.lastIndexOf('@') + 1)
  return isOfSide && (emailDomains.length === 0 || emailDomains.includes(domain))
}

type Noted = Found & { provider: repository.Provider; recognised: Recognised; at: Date }

/** The link and its trace, with the session that follows from it. */
async function noteSignIn(tx: Tx, { person, identityId, provider, recognised, at }: Noted) {
  if (identityId !== null) {
    if (!(await repository.touchIdentity(tx, identityId, at))) throw new AppError('sign_on_expired')
    return
  }
  const locked = await repository.lockProvider(tx, provider.id)
  if (locked?.issuer !== provider.issuer || !locked.isEnabled) throw new AppError('sign_on_expired')
  const linked = await repository.insertIdentity(tx, {
    id: newId(at),
    providerId: provider.id,
    issuer: recognised.issuer,
    subject: recognised.subject,
    userId: person.id,
    email: recognised.email ?? '',
    linkedAt: at,
    lastUsedAt: at,
  })
  if (!linked) throw new AppError('sign_on_other_identity')
  await audit(tx, {
    actor: { kind: 'system', tenantId: tx.tenantId, name: person.name },
    action: 'sign_on.linked',
    targetType: 'user',
    targetId: person.id,
    details: { provider: provider.slug },
    at,
  })
}

async function findEnabled(tx: Tx, by: { id: string } | { slug: string }) {
  const provider = await repository.findProvider(tx, by)
  if (!provider?.isEnabled) throw new AppError('not_found')
  return provider
}

/** A secret that does not open was sealed by another installation: the provider cannot be asked. */
function asked(sealer: Sealer, provider: repository.Provider) {
  const clientSecret = sealer.open(provider.clientSecretSealed, secretPlace(provider))
  if (clientSecret === null) throw new AppError('provider_unreachable')
  return toAsked(provider, clientSecret)
}

export const addressRules = (config: {
  allowsLoopbackProviders: boolean
  privateHosts: readonly string[]
}): AddressRules => ({
  allowsLoopback: config.allowsLoopbackProviders,
  privateHosts: config.privateHosts,
})
