import { PRESETS } from '@mesa/shared/rulebook/presets'
import { systemScope, type Database } from '@mesa/api/db/database'
import { newId } from '@mesa/api/ids'
import { createDesk } from '@mesa/api/modules/tenants/tenants.service'
import { unfinishedSlug, type DeskContent, type SeedOrganization } from './desk-content.ts'
import { catalogIds as readCatalogIds } from './seed-catalogs.ts'
import type { SeedClock } from './seed-clock.ts'
import { seedRateCard } from './seed-contracts.ts'
import { addDays, morningOf, type Attention } from './seed-dates.ts'
import { createCast, seedCustomers, seedStaff, type Cast } from './seed-people.ts'
import type { SeedServices } from './seed-services.ts'

export type SeededDesk = {
  content: DeskContent
  attention: Attention
  /** The day of its zone on which it is seeded. */
  todayOn: string
  tenantId: string
  cast: Cast
  organizationIds: Map<string, string>
  productIds: Map<string, string>
  /** By `kind/code`. */
  catalogIds: Map<string, string>
  /** Of each organization's newest case, while its history is made. */
  lastNumbers: Map<string, number>
}
type Given = {
  content: DeskContent
  attention: Attention
  db: Database
  services: SeedServices
  clock: SeedClock
  todayOn: string
  passwordHash: string
}
/** Something that happened at an instant of the desk's history. */
export type Happening = { at: Date; run: () => Promise<void> }

/** Desk, people, products and organizations, as they were set up in the beginning. */
export async function seedDesk(given: Given): Promise<SeededDesk> {
  const { content, attention, db, services, clock, todayOn, passwordHash } = given
  const { people } = content
  const at = morningOf(attention, addDays(todayOn, -content.ageDays))
  clock.set(at)
  const tenantId = newId(at)
  const scope = systemScope(tenantId)
  const base = await db.transaction(scope, async (tx) => {
    const policy = PRESETS[content.preset]
    await createDesk(tx, {
      name: content.name,
      slug: unfinishedSlug(content.slug),
      timeZone: policy.calendar.timeZone,
      policy,
      catalog: content.entries,
      phone: content.products[0]?.phone ?? null,
      by: 'Mesa',
      // This year's; those of the next one are proposed to the administrator.
      holidaysThrough: Number(todayOn.slice(0, 4)),
      at,
    })
    const staffIds = await seedStaff(tx, { people, passwordHash, at })
    return { staffIds, catalogIds: await readCatalogIds(tx) }
  })

  const organizationIds = new Map<string, string>()
  const staffOnly = createCast(tenantId, { people, userIds: base.staffIds, organizationIds })
  const productIds = await seedProducts(services, content, staffOnly)
  const admin = staffOnly.staff(content.adminKey)
  const groupIds = new Map<string, string>()
  for (const { key, name } of content.groups ?? [])
    groupIds.set(key, (await services.groups.create(admin, { name })).id)
  for (const organization of content.organizations) {
    const groupId = groupIds.get(organization.groupKey ?? '') ?? null
    const body = { ...bodyOf(organization, staffOnly), groupId }
    const { id } = await services.organizations.create(admin, body)
    organizationIds.set(organization.key, id)
  }
  const customerIds = await db.transaction(scope, (tx) =>
    seedCustomers(tx, organizationIds, { people, passwordHash, at }),
  )
  const userIds = new Map([...base.staffIds, ...customerIds])
  const cast = createCast(tenantId, { people, userIds, organizationIds })
  const about = { content, attention, todayOn, tenantId, cast }
  const lastNumbers = new Map<string, number>()
  const ids = { organizationIds, productIds, catalogIds: base.catalogIds, lastNumbers }
  const desk = { ...about, ...ids }
  await seedSaturdays(services, desk)
  await seedRateCard(services, desk)
  return desk
}

function bodyOf(organization: SeedOrganization, cast: Cast) {
  const { name, taxId, accountClass, sizeBracket, inProgressLimit, leadKey } = organization
  const accountLeadId = cast.staff(leadKey).userId
  const limits = inProgressLimit === undefined ? {} : { inProgressLimit }
  return { name, taxId, accountClass, sizeBracket, accountLeadId, ...limits }
}

/** One organization pays for Saturday mornings: its cases are measured by a calendar of its own. */
async function seedSaturdays(services: SeedServices, desk: SeededDesk) {
  const { content, cast, organizationIds, todayOn } = desk
  if (content.saturdaysOf === undefined) return
  const admin = cast.staff(content.adminKey)
  const [calendar] = (await services.calendars.list(admin, {})).items
  const organizationId = organizationIds.get(content.saturdaysOf)
  if (!calendar || organizationId === undefined) throw new Error('Saturdays are of nobody')
  const { definition, labels } = calendar.currentVersion
  const { id } = await services.calendars.create(admin, {
    name: 'Con sábados por la mañana',
    holidayCountry: PRESETS[content.preset].calendar.holidayCountry,
    definition: { ...definition, weekly: { ...definition.weekly, 6: [['09:00', '13:00']] } },
    labels,
    note: `Acordado para ${todayOn.slice(0, 4)}`,
  })
  await services.organizations.patch(admin, organizationId, {
    body: { calendarId: id },
    expected: undefined,
  })
}

async function seedProducts(
  { products: service }: SeedServices,
  { products, adminKey }: DeskContent,
  cast: Cast,
) {
  const ids = new Map<string, string>()
  for (const { key, name, phone, modules } of products) {
    const body = { name, phone, modules: modules.map((module) => ({ name: module })) }
    ids.set(key, (await service.create(cast.staff(adminKey), body)).id)
  }
  return ids
}
