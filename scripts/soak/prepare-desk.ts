import { createDatabase } from '@mesa/api/db/database'
import { hashPassword } from '@mesa/api/modules/identity/passwords'
import { createBaseDesk, type UserName } from '@mesa/api/testing/base-desk'
import { createClient, type Person } from './patient-client.ts'

export type Team = { customer: Person; agent: Person }
export type PreparedDesk = {
  tenantId: string
  productId: string
  teams: Team[]
  /** Of nobody's job: for questions beside the writers'. */
  admin: Person
}

type Place = { database: { url: string }; api: { url: string } }

const password = 'correcto-caballo-47'

/** A small desk with two organizations, each with a contract and hours for the whole run. */
export async function prepareDesk({ database, api }: Place): Promise<PreparedDesk> {
  const at = new Date()
  const db = createDatabase({ url: database.url, poolSize: 1 })
  const desk = await createBaseDesk(db, { at, passwordHash: await hashPassword(password) })
  await db.close()
  const person = (name: UserName): Person => ({ email: desk.users[name].email, password })
  const commercial = createClient({ url: api.url, random: () => 1 })
  const seller = person('commercial')
  const year = at.getUTCFullYear()
  const [from, until] = [`${year}-01-01`, `${year + 1}-12-31`]
  for (const { id: organizationId } of Object.values(desk.organizations)) {
    const contract = await commercial.send(seller, {
      path: '/contracts',
      body: {
        organizationId,
        name: 'Plan de soporte',
        kind: 'contract',
        startsOn: from,
        endsOn: until,
        productIds: [desk.product.id],
      },
    })
    await commercial.send(seller, {
      path: `/contracts/${String(contract['id'])}/lots`,
      body: { minutes: 200_000, validFrom: from, validUntil: until, origin: 'purchase' },
    })
  }
  return {
    tenantId: desk.tenantId,
    productId: desk.product.id,
    admin: person('admin'),
    teams: [
      { customer: person('keyUserA'), agent: person('agent') },
      { customer: person('keyUserB'), agent: person('otherAgent') },
    ],
  }
}
