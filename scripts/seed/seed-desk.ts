import { systemScope, type Database } from '@mesa/api/db/database'
import { newId } from '@mesa/api/ids'
import { createDesk } from '@mesa/api/modules/tenants/tenants.service'
import type { DemoContract, DemoOrganization } from './content/organization.ts'
import { organizations } from './content/organizations.ts'
import { products } from './content/products.ts'
import { seedCatalogs } from './seed-catalogs.ts'
import type { SeedClock } from './seed-clock.ts'
import { addDays, morningOf } from './seed-dates.ts'
import { createCast, seedCustomers, seedStaff, type Cast } from './seed-people.ts'
import type { SeedServices } from './seed-services.ts'

/** Under this name until everything is there, so that an interrupted seed is recognised. */
export const UNFINISHED_SLUG = 'club-sembrando'
export const DESK_SLUG = 'club'
const DESK_NAME = 'Sede Software'
/** Before the oldest standing of the content. */
const DESK_AGE_DAYS = 720

export type SeededDesk = {
  tenantId: string
  cast: Cast
  organizationIds: Map<string, string>
  productIds: Map<string, string>
  categoryIds: Map<string, string>
}
type Given = {
  db: Database
  services: SeedServices
  clock: SeedClock
  todayOn: string
  passwordHash: string
}
/** Something that happened at an instant of the desk's history. */
export type Happening = { at: Date; run: () => Promise<void> }

/** Desk, people, products and organizations, as they were set up two years ago. */
export async function seedDesk({ db, services, clock, todayOn, passwordHash }: Given) {
  const at = morningOf(addDays(todayOn, -DESK_AGE_DAYS))
  clock.set(at)
  const tenantId = newId(at)
  const scope = systemScope(tenantId)
  const base = await db.transaction(scope, async (tx) => {
    await createDesk(tx, {
      name: DESK_NAME,
      slug: UNFINISHED_SLUG,
      timeZone: 'America/Caracas',
      phone: products[0]?.phone ?? null,
      by: 'Mesa',
      // This year's; those of the next one are proposed to the administrator.
      holidaysThrough: Number(todayOn.slice(0, 4)),
      at,
    })
    const categoryIds = await seedCatalogs(tx, at)
    return { categoryIds, staffIds: await seedStaff(tx, { passwordHash, at }) }
  })

  const organizationIds = new Map<string, string>()
  const staffOnly = createCast(tenantId, { userIds: base.staffIds, organizationIds })
  const productIds = await seedProducts(services, staffOnly)
  const leads = ['daniela', 'yusmary', 'leonardo', 'martin', 'ivanna']
  for (const [index, { key, name, taxId, sizeBracket }] of organizations.entries()) {
    const { userId: accountLeadId } = staffOnly.staff(leads[index % leads.length] ?? 'daniela')
    const accountClass = sizeBracket === 'large' ? 'special' : 'general'
    const body = { name, taxId, accountClass, accountLeadId } as const
    const { id } = await services.organizations.create(staffOnly.staff('carolina'), body)
    organizationIds.set(key, id)
  }
  const customerIds = await db.transaction(scope, (tx) =>
    seedCustomers(tx, organizationIds, { passwordHash, at }),
  )
  await seedSaturdays(services, { cast: staffOnly, organizationIds, todayOn })
  const userIds = new Map([...base.staffIds, ...customerIds])
  const cast = createCast(tenantId, { userIds, organizationIds })
  return { tenantId, cast, organizationIds, productIds, categoryIds: base.categoryIds }
}

type Saturdays = { cast: Cast; organizationIds: Map<string, string>; todayOn: string }

/** One club pays for Saturday mornings: its cases are measured by a calendar of its own. */
async function seedSaturdays(
  services: SeedServices,
  { cast, organizationIds, todayOn }: Saturdays,
) {
  const admin = cast.staff('carolina')
  const [desk] = (await services.calendars.list(admin, {})).items
  const [key] = organizations.flatMap((one) => (one.sizeBracket === 'large' ? [one.key] : []))
  const organizationId = organizationIds.get(key ?? '')
  if (!desk || organizationId === undefined) throw new Error('a demo desk has a large club')
  const { definition, labels } = desk.currentVersion
  const { id } = await services.calendars.create(admin, {
    name: 'Con sábados por la mañana',
    holidayCountry: 'VE',
    definition: { ...definition, weekly: { ...definition.weekly, 6: [['09:00', '13:00']] } },
    labels,
    note: `Acordado para ${todayOn.slice(0, 4)}`,
  })
  await services.organizations.patch(admin, organizationId, {
    body: { calendarId: id },
    expected: undefined,
  })
}

async function seedProducts({ products: service }: SeedServices, cast: Cast) {
  const ids = new Map<string, string>()
  for (const { key, name, phone, modules } of products) {
    const body = { name, phone, modules: modules.map((module) => ({ name: module })) }
    ids.set(key, (await service.create(cast.staff('carolina'), body)).id)
  }
  return ids
}

/** Contracts, their lots and the standing of every organization, each on its day. */
export function contractHistory(
  desk: SeededDesk,
  { services, todayOn }: { services: SeedServices; todayOn: string },
): Happening[] {
  const { cast, organizationIds } = desk
  const commercial = cast.staff('gustavo')
  return organizations.flatMap((organization) => {
    const organizationId = organizationIds.get(organization.key) ?? ''
    const standingOn = addDays(todayOn, -organization.standingSinceDaysAgo)
    const { standing, standingReason: reason } = organization
    let contractId = ''
    const { contract } = organization
    return [
      {
        at: morningOf(standingOn, 5),
        run: async () => {
          await services.standing.set(commercial, organizationId, { standing, reason })
        },
      },
      {
        at: morningOf(addDays(todayOn, contract.validFromDays)),
        run: async () => {
          const body = contractBody(organization, { desk, todayOn })
          contractId = (await services.contracts.create(commercial, body)).id
        },
      },
      ...contract.lots.map((lot) => ({
        at: morningOf(addDays(todayOn, Math.max(lot.validFromDays, contract.validFromDays)), 1),
        run: async () => {
          const { key: periodKey, minutes, origin, note } = lot
          const validFrom = addDays(todayOn, lot.validFromDays)
          const validUntil = addDays(todayOn, lot.validUntilDays)
          const body = { periodKey, minutes, origin, note, validFrom, validUntil }
          await services.contracts.grantLot(commercial, contractId, body)
        },
      })),
    ]
  })
}

function contractBody(
  { key, contract }: DemoOrganization,
  { desk, todayOn }: { desk: SeededDesk; todayOn: string },
) {
  return {
    organizationId: desk.organizationIds.get(key) ?? '',
    number: contract.number,
    name: contract.name,
    kind: kindOf(contract),
    startsOn: addDays(todayOn, contract.validFromDays),
    endsOn: addDays(todayOn, contract.validUntilDays),
    period: 'year' as const,
    periodMinutes: contract.lots[0]?.minutes ?? null,
    productIds: contract.productKeys.map((product) => desk.productIds.get(product) ?? ''),
    openCaseLimit: contract.placeLimit,
    overdraftMinutesMax: contract.overdraftMinutesMax,
    note: `Plan ${contract.plan}`,
  }
}

const kindOf = ({ coverage }: DemoContract) =>
  coverage === 'included' ? ('included' as const) : ('contract' as const)
