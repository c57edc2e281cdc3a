import type { Actor, CustomerActor, StaffActor } from '@mesa/shared/access/actor'
import type { Tx } from '@mesa/api/db/database'
import { newId } from '@mesa/api/ids'
import { insertMembership, updateUser } from '@mesa/api/modules/people/people.repository'
import { createCustomer, createStaff } from '@mesa/api/modules/people/people.service'
import type { DemoPerson } from './content/people.ts'

/** Everybody of the desk, as the services know who acts. */
export type Cast = {
  staff(key: string): StaffActor
  /** As member of one organization: somebody of two acts for the one the story is about. */
  customer(key: string, organizationKey: string): CustomerActor
  /** Whoever acts in a case of an organization, of either side. */
  anyone(key: string, organizationKey: string): Actor
}

type Ids = Map<string, string>
const idOf = (ids: Ids, key: string) => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the content of the desk names an unknown key: ${key}`)
  return id
}

type New = { people: DemoPerson[]; passwordHash: string; at: Date }

export async function seedStaff(tx: Tx, { people, passwordHash, at }: New): Promise<Ids> {
  const ids: Ids = new Map()
  for (const person of people) {
    if (person.kind !== 'staff') continue
    const { name, email, locale, role } = person
    ids.set(person.key, await createStaff(tx, { name, email, locale, role, passwordHash, at }))
  }
  return ids
}

/** Adds the customers with all their memberships. */
export async function seedCustomers(
  tx: Tx,
  organizationIds: Ids,
  { people, passwordHash, at }: New,
): Promise<Ids> {
  const ids: Ids = new Map()
  for (const person of people) {
    if (person.kind !== 'customer') continue
    const [first, ...others] = person.memberships
    if (!first) continue
    const { name, email, locale, phone = null } = person
    const organizationId = idOf(organizationIds, first.organizationKey)
    const about = { name, email, locale, phone, passwordHash, at }
    const userId = await createCustomer(tx, { ...about, role: first.role, organizationId })
    ids.set(person.key, userId)
    for (const other of others) {
      const otherId = idOf(organizationIds, other.organizationKey)
      const membership = { id: newId(at), userId, role: other.role, createdAt: at }
      await insertMembership(tx, { ...membership, organizationId: otherId })
      await updateUser(tx, userId, { organizationIds: [organizationId, otherId] })
    }
  }
  return ids
}

/** Actors without a session: nobody signed in to make this history. */
export function createCast(
  tenantId: string,
  {
    people,
    userIds,
    organizationIds,
  }: { people: DemoPerson[]; userIds: Ids; organizationIds: Ids },
): Cast {
  const sessionId = '00000000-0000-7000-8000-000000000000'
  const find = <Kind extends DemoPerson['kind']>(key: string, kind: Kind) => {
    const person = people.find((one) => one.key === key)
    if (person?.kind !== kind) throw new Error(`${key} is nobody of kind ${kind}`)
    const userId = idOf(userIds, key)
    return { person: person as DemoPerson & { kind: Kind }, who: { tenantId, userId, sessionId } }
  }
  const staff = (key: string): StaffActor => {
    const { person, who } = find(key, 'staff')
    return { kind: 'staff', ...who, name: person.name, role: person.role }
  }
  const customer = (key: string, organizationKey: string): CustomerActor => {
    const { person, who } = find(key, 'customer')
    const memberships = person.memberships
      .filter((one) => one.organizationKey === organizationKey)
      .map(({ role }) => ({ organizationId: idOf(organizationIds, organizationKey), role }))
    return { kind: 'customer', ...who, name: person.name, memberships }
  }
  const isStaff = (key: string) => people.some((one) => one.key === key && one.kind === 'staff')
  return {
    staff,
    customer,
    anyone: (key, organizationKey) => (isStaff(key) ? staff(key) : customer(key, organizationKey)),
  }
}
