import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SetupBody } from '@mesa/shared/wire/desk.schema'
import type { Clock } from '../../clock.ts'
import { systemScope, type Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { isTimeZone } from '../../local-date.ts'
import { audit } from '../audit/audit.service.ts'
import { preparePassword } from '../identity/identity.service.ts'
import { createStaff } from '../people/people.service.ts'
import * as tenants from './tenants.repository.ts'
import { createDesk } from './tenants.service.ts'

export type SetupService = ReturnType<typeof createSetupService>
type Deps = { db: Database; clock: Clock; secrets: { tokens: string } }

/** What the server prints at start while `needsSetup`: the same on every node and after a restart. */
export const setupTokenOf = ({ tokens }: { tokens: string }) =>
  createHmac('sha256', tokens).update('setup').digest('base64url')

/** True until the installation has its first desk. */
export const needsSetup = async (db: Database) => !(await tenants.hasDesk(db))

export const createSetupService = ({ db, clock, secrets }: Deps) => ({
  /** Makes the first desk and its administrator; answers what to sign in with. */
  async run({ token, desk, admin }: SetupBody): Promise<void> {
    if (!(await needsSetup(db))) throw new AppError('setup_done')
    const [given, right] = [Buffer.from(token), Buffer.from(setupTokenOf(secrets))]
    if (given.length !== right.length || !timingSafeEqual(given, right))
      throw new AppError('setup_forbidden')
    refuseUnusable(desk)
    const passwordHash = await preparePassword(admin.password, admin)
    const at = clock.now()
    const tenantId = newId(at)
    await db.transaction(systemScope(tenantId), async (tx) => {
      await tenants.lockDirectory(tx)
      if (await tenants.hasOtherDesk(tx)) throw new AppError('setup_done')
      await createDesk(tx, { ...desk, by: admin.name, at })
      const { name, email } = admin
      const { locale } = desk
      const userId = await createStaff(tx, {
        name,
        email,
        role: 'admin',
        passwordHash,
        locale,
        at,
      })
      await audit(tx, {
        actor: { kind: 'system', tenantId, name },
        action: 'desk.created',
        targetType: 'desk',
        targetId: tenantId,
        details: { slug: desk.slug, adminId: userId },
        at,
      })
    })
  },
})

function refuseUnusable({ slug, timeZone }: SetupBody['desk']) {
  if (!/^[a-z0-9-]{2,40}$/.test(slug))
    throw new AppError('malformed', { errors: [{ path: 'desk.slug', code: 'wrong_format' }] })
  if (!isTimeZone(timeZone))
    throw new AppError('malformed', { errors: [{ path: 'desk.timeZone', code: 'invalid' }] })
}
