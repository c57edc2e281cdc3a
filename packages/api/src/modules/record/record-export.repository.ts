import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { users } from '../people/people.tables.ts'

export const findOrganization = async (tx: Tx, id: string) =>
  (
    await tx.db
      .select({ name: organizations.name })
      .from(organizations)
      .where(and(eq(organizations.tenantId, tx.tenantId), eq(organizations.id, id)))
  )[0]

/** In what language and zone a person reads; `timeZone` null: the desk's. */
export const findReader = async (tx: Tx, id: string) =>
  (
    await tx.db
      .select({ locale: users.locale, timeZone: users.timeZone })
      .from(users)
      .where(and(eq(users.tenantId, tx.tenantId), eq(users.id, id)))
  )[0]
