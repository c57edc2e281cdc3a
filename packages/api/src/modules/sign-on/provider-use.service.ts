import { can } from '@mesa/shared/access/can'
import type { PageQuery } from '@mesa/shared/wire/common.schema'
import type { OidcCheckView, OidcIdentityList } from '@mesa/shared/wire/sign-on.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { audit } from '../audit/audit.service.ts'
import type { ProviderClient } from './provider-client.ts'
import { toAsked, toIdentityView } from './provider-views.ts'
import * as repository from './sign-on.repository.ts'

export type ProviderUseService = ReturnType<typeof createProviderUseService>
type Deps = { db: Database; clock: Clock; cursors: Cursors; providers: ProviderClient }

/** Whether a provider answers, and whom it signs in: the administrators'. */
export const createProviderUseService = ({ db, clock, cursors, providers }: Deps) => ({
  /** Asks the provider what it says of itself, now. Nothing is changed. */
  async check(actor: Caller, id: string): Promise<OidcCheckView> {
    demandManage(actor)
    const provider = await db.transaction(actor, (tx) => repository.findProvider(tx, { id }), {
      readOnly: true,
    })
    if (!provider) throw new AppError('not_found')
    return providers.check(toAsked(provider, ''))
  },

  async listIdentities(actor: Caller, id: string, query: PageQuery): Promise<OidcIdentityList> {
    demandManage(actor)
    const { limit = 50, cursor } = query
    const bound = { actor, filters: { list: 'oidc-identities', id } }
    const [last] = cursors.decode(cursor, bound) ?? []
    const before = last === undefined ? undefined : String(last)
    return db.transaction(
      actor,
      async (tx) => {
        if (!(await repository.findProvider(tx, { id }))) throw new AppError('not_found')
        const rows = await repository.listIdentities(tx, { providerId: id, before, limit })
        return toPage(rows.map(toIdentityView), limit, (one) => cursors.encode([one.id], bound))
      },
      { readOnly: true },
    )
  },

  /** The person may be linked anew, by an address the provider vouches for; open sessions stay. */
  async unlink(actor: Caller, { id, identityId }: { id: string; identityId: string }) {
    demandManage(actor)
    const at = clock.now()
    await db.transaction(actor, async (tx) => {
      const unlinked = await repository.deleteIdentity(tx, { id: identityId, providerId: id })
      if (!unlinked) throw new AppError('not_found')
      const act = { action: 'sign_on.unlinked', targetType: 'user', targetId: unlinked.userId }
      await audit(tx, { actor, ...act, at })
    })
  },
})

export function demandManage(actor: Caller) {
  if (!can(actor, 'sign_on.manage').allowed) throw new AppError('not_allowed')
}
