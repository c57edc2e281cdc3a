import type { CustomerRole, StaffRole } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { refuseOther } from '../../etag.ts'
import { newId } from '../../ids.ts'
import * as people from './people.repository.ts'
import { etagOfUser } from './person-views.ts'

type NewPerson = {
  name: string
  email: string
  /** Of `hashPassword`; without one the person is invited and cannot sign in yet. */
  passwordHash?: string
  locale?: 'es' | 'en' | 'pt'
  timeZone?: string | null
  phone?: string | null
  at: Date
}

/** Adds a person of the desk; answers the id. */
export async function createStaff(
  tx: Tx,
  { role, ...person }: NewPerson & { role: StaffRole },
): Promise<string> {
  return insertPerson(tx, { person, kind: 'staff', role })
}

/** Adds a customer's user with their first membership; answers the id. EN-4 is the caller's to check. */
export async function createCustomer(
  tx: Tx,
  { organizationId, role, ...person }: NewPerson & { organizationId: string; role: CustomerRole },
): Promise<string> {
  const userId = await insertPerson(tx, { person, kind: 'customer', organizationId })
  await people.insertMembership(tx, {
    id: newId(person.at),
    userId,
    organizationId,
    role,
    createdAt: person.at,
  })
  return userId
}

/** A person of the desk who may be given work; undefined for customers, the disabled and the unknown. */
export async function findStaff(tx: Tx, userId: string) {
  const user = await people.findUser(tx, userId)
  if (!user || user.staffRole === null || user.disabledAt !== null) return undefined
  return { id: user.id, name: user.name, email: user.email, role: user.staffRole }
}

/** Somebody of the customers whom the transaction's reader may see; undefined for the desk's people. */
export async function findCustomer(tx: Tx, userId: string) {
  const user = await people.findUser(tx, userId)
  if (!user || user.kind !== 'customer') return undefined
  return { id: user.id, name: user.name, organizationIds: user.organizationIds }
}

/** A sign-in is the person's own yes to where others added them: their name is shown there now. */
export const noteSignIn = async (tx: Tx, userId: string): Promise<void> => {
  await people.forgetIntroductions(tx, userId)
}

/** What a person says of themselves, and the ETag of it; `timeZone` null: the desk's. */
export async function ownProfile(tx: Tx, userId: string) {
  const user = await people.findUser(tx, userId)
  if (!user) throw new AppError('session_revoked')
  const { name, locale, timeZone } = user
  return { name, locale, timeZone, etag: etagOfUser(user) }
}

/** What a person may change about themselves. `ifMatch`: the header of a PATCH, as it came. */
export async function updateOwnProfile(
  tx: Tx,
  userId: string,
  {
    at,
    ifMatch,
    ...change
  }: {
    name?: string
    locale?: 'es' | 'en' | 'pt'
    timeZone?: string
    passwordHash?: string
    ifMatch?: string | undefined
    at: Date
  },
) {
  if (ifMatch !== undefined) {
    const user = await people.lockUser(tx, { id: userId })
    if (user) refuseOther(ifMatch, etagOfUser(user))
  }
  await people.updateUser(tx, userId, { ...change, updatedAt: at })
}

/** Lists of people say who has a second factor; null: none any more. */
export const noteSecondFactor = (
  tx: Tx,
  userId: string,
  { since, at }: { since: Date | null; at: Date },
) => people.updateUser(tx, userId, { secondFactorAt: since, updatedAt: at })

type Insertion = { person: NewPerson } & (
  | { kind: 'staff'; role: StaffRole }
  | { kind: 'customer'; organizationId: string }
)

/**
 * One person per mailbox: `ana+x@club.example` reads the mails of `ana@club.example`, and would be a
 * second identity with its own memberships (A83). Addresses are plain ASCII already (wire `Email`).
 */
async function refuseTakenIdentity(tx: Tx, email: string): Promise<void> {
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  const mailbox = `${local.split('+')[0]}@${domain}`
  if (await people.isMailboxTaken(tx, mailbox))
    throw new AppError('email_in_use', { errors: [{ path: 'email', code: 'not_unique' }] })
}

async function insertPerson(tx: Tx, insertion: Insertion) {
  const { person, kind } = insertion
  await refuseTakenIdentity(tx, person.email)
  const id = newId(person.at)
  await people.insertUser(tx, {
    id,
    kind,
    name: person.name,
    email: person.email.toLowerCase(),
    staffRole: insertion.kind === 'staff' ? insertion.role : null,
    organizationIds: insertion.kind === 'customer' ? [insertion.organizationId] : [],
    passwordHash: person.passwordHash ?? null,
    ...(person.locale === undefined ? {} : { locale: person.locale }),
    timeZone: person.timeZone ?? null,
    phone: person.phone ?? null,
    createdAt: person.at,
    updatedAt: person.at,
  })
  return id
}
