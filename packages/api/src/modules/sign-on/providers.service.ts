import type { PageQuery } from '@mesa/shared/wire/common.schema'
import type {
  CreateOidcProviderBody,
  OidcProviderList,
  OidcProviderView,
  PatchOidcProviderBody,
} from '@mesa/shared/wire/sign-on.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import { violatedConstraint, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { refuseOther } from '../../etag.ts'
import { newId } from '../../ids.ts'
import { isAllowedUrl, type AddressRules } from '../../outside/public-addresses.ts'
import { createSealer, type Sealer } from '../../sealed.ts'
import { audit } from '../audit/audit.service.ts'
import { currentDesk } from '../tenants/tenants.service.ts'
import { addressRefused } from './provider-metadata.ts'
import { demandManage } from './provider-use.service.ts'
import {
  etagOfProvider,
  redirectUriOf,
  secretPlace,
  toProviderView,
  type PublicPlace,
} from './provider-views.ts'
import * as repository from './sign-on.repository.ts'

export type ProvidersService = ReturnType<typeof createProvidersService>
type Deps = {
  db: Database
  clock: Clock
  cursors: Cursors
  config: PublicPlace
  secrets: { sealing: string }
  rules: AddressRules
}

/** As many as the sign-in page can show. */
const providersMax = 20

/** What the sign-in page offers besides the password. */
export const listSignOn = (tx: Tx) => repository.listEnabledProviders(tx)

/** The identity providers of a desk and whom they stand for: the administrators'. */
export function createProvidersService(deps: Deps) {
  const { db, clock, cursors, config } = deps
  const sealer = createSealer(deps.secrets.sealing)
  const view = async (tx: Tx, provider: repository.Provider): Promise<OidcProviderView> =>
    toProviderView(provider, redirectUriOf(config, await currentDesk(tx), provider.slug))

  return {
    async list(actor: Caller, { limit = 50, cursor }: PageQuery): Promise<OidcProviderList> {
      demandManage(actor)
      const bound = { actor, filters: { list: 'oidc-providers' } }
      const [at, id] = cursors.decode(cursor, bound) ?? []
      const after = id === undefined ? undefined : { at: String(at), id: String(id) }
      return db.transaction(
        actor,
        async (tx) => {
          const rows = await repository.listProviders(tx, { after, limit })
          const items = await Promise.all(rows.map((row) => view(tx, row)))
          return toPage(items, limit, (last) => cursors.encode([last.createdAt, last.id], bound))
        },
        { readOnly: true },
      )
    },

    create(actor: Caller, body: CreateOidcProviderBody): Promise<OidcProviderView> {
      demandManage(actor)
      refuseAddress(body.issuer, deps.rules)
      const at = clock.now()
      const { clientSecret, emailDomains = [], isEnabled = true, ...rest } = body
      return db.transaction(actor, async (tx) => {
        if ((await repository.countProviders(tx)) >= providersMax) throw new AppError('in_use')
        const id = newId(at)
        const row = {
          ...rest,
          id,
          emailDomains,
          isEnabled,
          ...sealed(sealer, { tenantId: tx.tenantId, id }, clientSecret),
          createdAt: at,
          updatedAt: at,
        }
        await repository.insertProvider(tx, row).catch(refuseTakenSlug)
        await note(tx, { actor, action: 'sign_on.provider_created', provider: row, at })
        return view(tx, { ...row, tenantId: tx.tenantId })
      })
    },

    /** Another issuer is another party: it needs its own secret and starts without links. */
    patch(actor: Caller, id: string, { body, ifMatch }: Patch): Promise<OidcProviderView> {
      demandManage(actor)
      const at = clock.now()
      return db.transaction(actor, async (tx) => {
        const provider = await demandProvider(tx, id)
        refuseOther(ifMatch, etagOfProvider(provider))
        const change = await toChange(tx, provider, { body, sealer, rules: deps.rules })
        const changed = { ...provider, ...change, updatedAt: at }
        await repository.updateProvider(tx, id, { ...change, updatedAt: at })
        await note(tx, { actor, action: 'sign_on.provider_changed', provider: changed, at })
        return view(tx, changed)
      })
    },

    async remove(actor: Caller, id: string): Promise<void> {
      demandManage(actor)
      const at = clock.now()
      await db.transaction(actor, async (tx) => {
        const provider = await demandProvider(tx, id)
        await repository.deleteIdentitiesOf(tx, id)
        await repository.deleteProvider(tx, id)
        await note(tx, { actor, action: 'sign_on.provider_removed', provider, at })
      })
    },
  }
}

type Patch = { body: PatchOidcProviderBody; ifMatch: string | undefined }
type Change = { body: PatchOidcProviderBody; sealer: Sealer; rules: AddressRules }

async function toChange(
  tx: Tx,
  provider: repository.Provider,
  { body, sealer, rules }: Change,
): Promise<Partial<repository.Provider>> {
  const { clientSecret, ...change } = body
  if (change.issuer !== undefined && change.issuer !== provider.issuer) {
    refuseAddress(change.issuer, rules)
    if (clientSecret === undefined)
      throw new AppError('fields_required', {
        errors: [{ path: 'clientSecret', code: 'required' }],
      })
    await repository.deleteIdentitiesOf(tx, provider.id)
  }
  return clientSecret === undefined
    ? change
    : { ...change, ...sealed(sealer, provider, clientSecret) }
}

const sealed = (
  sealer: Sealer,
  place: Parameters<typeof secretPlace>[0],
  clientSecret: string,
) => ({
  clientSecretSealed: sealer.seal(clientSecret, secretPlace(place)),
})

async function demandProvider(tx: Tx, id: string) {
  const provider = await repository.lockProvider(tx, id)
  if (!provider) throw new AppError('not_found')
  return provider
}

/** Any organization of Microsoft could sign in by these: a desk names its own. */
const sharedIssuer =
  /^https:\/\/login\.microsoftonline\.com\/(common|organizations|consumers)(\/|$)/i

function refuseAddress(issuer: string, rules: AddressRules) {
  if (sharedIssuer.test(issuer)) throw addressRefused('shared_issuer')
  if (isAllowedUrl(issuer, rules) && new URL(issuer).search === '') return
  throw addressRefused(/^https:\/\//i.test(issuer) ? 'not_public' : 'not_https')
}

function refuseTakenSlug(error: unknown): never {
  if (violatedConstraint(error) === 'oidc_providers_tenant_id_slug_key')
    throw new AppError('already_exists', { errors: [{ path: 'slug', code: 'not_unique' }] })
  throw error
}

type Note = {
  actor: Caller
  action: string
  provider: Pick<repository.Provider, 'id' | 'slug' | 'issuer' | 'side' | 'isEnabled'>
  at: Date
}

async function note(tx: Tx, { actor, action, provider, at }: Note) {
  const { id, slug, issuer, side, isEnabled } = provider
  const details = { slug, issuer, side, isEnabled }
  await audit(tx, { actor, action, targetType: 'oidc_provider', targetId: id, details, at })
}
