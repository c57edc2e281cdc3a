import type { Database } from '../db/database.ts'
import { say } from './say.ts'

/** Without a desk, the address that makes the first one and its administrator, with its token. */
export async function announceFirstUse({
  address,
  db,
  token,
}: {
  address: string
  db: Database
  token: string
}): Promise<void> {
  say(`Mesa está lista: ${address}`)
  const [desk] = await db.directory('select id from tenants limit 1')
  if (desk) return
  say('Cree la mesa y su primera persona administradora en esta dirección, que sirve una vez:')
  say(`  ${address}/primer-uso#token=${token}`)
}
