import type { Database } from '../db/database.ts'
import type { Secrets } from '../http/secrets.ts'
import { needsSetup, setupTokenOf } from '../modules/tenants/setup.service.ts'
import { say } from './say.ts'

/** Without a desk, the address that makes the first one and its administrator, with its token. */
export async function announceFirstUse({
  address,
  db,
  secrets,
}: {
  address: string
  db: Database
  secrets: Secrets
}): Promise<void> {
  say(`Mesa está lista: ${address}`)
  if (!(await needsSetup(db))) return
  say('Cree la mesa y su primera persona administradora en esta dirección, que sirve una vez:')
  // After `#` it never reaches a log of a server in between.
  say(`  ${address}/primer-uso#token=${setupTokenOf(secrets)}`)
}
