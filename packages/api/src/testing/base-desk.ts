import type { CustomerRole, StaffRole } from '@mesa/shared/access/actor'
import { PRESETS, type PresetName } from '@mesa/shared/rulebook/presets'
import { systemScope, type Database, type Tx } from '../db/database.ts'
import { newId } from '../ids.ts'
import { sessions } from '../modules/identity/identity.tables.ts'
import { organizations } from '../modules/organizations/organizations.tables.ts'
import { createCustomer, createStaff } from '../modules/people/people.service.ts'
import { productModules, products } from '../modules/products/products.tables.ts'
import { createDesk } from '../modules/tenants/tenants.service.ts'

export type GivenUser = { id: string; name: string; email: string; sessionId: string }

const staffNames = {
  agent: 'Ana Agente',
  otherAgent: 'Otto Agente',
  technician: 'Tomás Técnico',
  commercial: 'Carla Comercial',
  supervisor: 'Sara Supervisora',
  admin: 'Adán Administrador',
  viewer: 'Vera Visora',
} as const
const customerNames = {
  keyUserA: 'Kelly Clave',
  backupA: 'Bruno Suplente',
  requesterA: 'Rita Solicitante',
  otherRequesterA: 'Raúl Solicitante',
  keyUserB: 'Karim Clave',
  backupB: 'Berta Suplente',
  requesterB: 'Rosa Solicitante',
} as const

export type StaffName = keyof typeof staffNames
export type CustomerName = keyof typeof customerNames
export type UserName = StaffName | CustomerName

const customerRoles: Record<string, CustomerRole> = {
  keyUser: 'key_user',
  backup: 'backup_key_user',
  requester: 'requester',
  otherRequester: 'requester',
}
/** Tests move the clock by months; their people stay signed in. */
const farAway = new Date('2099-01-01T00:00:00Z')

type NewBaseDesk = { at: Date; slug?: string; passwordHash: string; preset?: PresetName }

/**
 * One desk `club` of the preset (`demo`: Monday to Friday 09–17, America/Caracas), staff of every role, two
 * organizations A and B with key user, backup and requesters, and a product with three modules.
 * Everybody is signed in; only people given a password can use the login form.
 */
export async function createBaseDesk(
  db: Database,
  { at, slug = 'club', passwordHash, preset = 'demo' }: NewBaseDesk,
) {
  const tenantId = newId(at)
  return db.transaction(systemScope(tenantId), async (tx) => {
    await createDesk(tx, {
      name: 'Mesa del Club',
      slug,
      timeZone: PRESETS[preset].calendar.timeZone,
      policy: PRESETS[preset],
      by: 'Fixture',
      at,
    })
    const users = {} as Record<UserName, GivenUser>
    const add = async (key: UserName, name: string, create: (email: string) => Promise<string>) => {
      const email = `${key.toLowerCase()}@${slug}.example`
      const id = await create(email)
      users[key] = { id, name, email, sessionId: await addSession(tx, id, at) }
    }
    for (const [key, name] of Object.entries(staffNames) as Array<[StaffName, string]>) {
      const role: StaffRole = key === 'otherAgent' ? 'agent' : key
      await add(key, name, (email) => createStaff(tx, { name, email, role, passwordHash, at }))
    }
    const a = await addOrganization(tx, { name: 'Club A', accountLeadId: users.agent.id, at })
    const b = await addOrganization(tx, { name: 'Club B', accountLeadId: users.otherAgent.id, at })
    for (const [key, name] of Object.entries(customerNames) as Array<[CustomerName, string]>) {
      const organizationId = key.endsWith('A') ? a.id : b.id
      const role = customerRoles[key.slice(0, -1)] ?? 'requester'
      await add(key, name, (email) =>
        createCustomer(tx, { name, email, role, organizationId, passwordHash, at }),
      )
    }
    const product = await addProduct(tx, 'ERP Club', at)
    return { tenantId, slug, organizations: { a, b }, users, product }
  })
}

/** A live session of a person, as a sign-in makes it; answers its id. */
export async function addSession(tx: Tx, userId: string, at: Date): Promise<string> {
  const id = newId(at)
  await tx.db.insert(sessions).values({
    tenantId: tx.tenantId,
    id,
    userId,
    createdAt: at,
    lastUsedAt: at,
    expiresAt: farAway,
  })
  return id
}

export async function addOrganization(
  tx: Tx,
  { name, accountLeadId = null, at }: { name: string; accountLeadId?: string | null; at: Date },
) {
  const id = newId(at)
  await tx.db.insert(organizations).values({
    tenantId: tx.tenantId,
    id,
    name,
    accountLeadId,
    createdAt: at,
    updatedAt: at,
  })
  return { id, name }
}

/** A product with the modules Socios, Facturación and Contabilidad. */
export async function addProduct(tx: Tx, name: string, at: Date) {
  const id = newId(at)
  await tx.db.insert(products).values({ tenantId: tx.tenantId, id, name, createdAt: at })
  const modules = ['Socios', 'Facturación', 'Contabilidad'].map((moduleName, position) => ({
    id: newId(at),
    name: moduleName,
    position,
  }))
  await tx.db
    .insert(productModules)
    .values(modules.map((module) => ({ ...module, tenantId: tx.tenantId, productId: id })))
  return { id, name, modules: modules.map((module) => ({ id: module.id, name: module.name })) }
}
