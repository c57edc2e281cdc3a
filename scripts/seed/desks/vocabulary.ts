import type { CatalogSeed } from '@mesa/api/modules/tenants/desk-defaults'
import type { CatalogSettings } from '@mesa/shared/wire/catalogs.schema'
import type { CustomerRole, DemoPerson, StaffRole } from '../content/people.ts'
import type { SeedLot } from '../desk-content.ts'

type Kind = CatalogSeed['kind']
type Field = NonNullable<CatalogSettings['fields']>[number]

/** Entries that are words alone. */
export const words = (kind: Kind, list: Record<string, string>): CatalogSeed[] =>
  Object.entries(list).map(([code, es]) => ({ kind, code, name: { es } }))

export const entry = (
  kind: Kind,
  [code, es]: [code: string, es: string],
  settings: CatalogSettings,
): CatalogSeed => ({ kind, code, name: { es }, settings })

/** What a contract of the type is made of (HR-1); what is not named is as everywhere. */
export const contractType = (
  [code, es]: [code: string, es: string],
  terms: NonNullable<CatalogSeed['terms']>,
): CatalogSeed => ({ kind: 'contract-types', code, name: { es }, terms })

export const category = (
  [code, es]: [code: string, es: string],
  fields: Field[],
  evidence?: CatalogSettings['evidence'],
): CatalogSeed =>
  entry('categories', [code, es], { fields, ...(evidence !== undefined && { evidence }) })

/** A field of a template; `label*` is required. */
export function field(
  key: string,
  label: string,
  more: Partial<Pick<Field, 'type' | 'help' | 'options'>> = {},
): Field {
  const required = label.endsWith('*')
  return { key, label: label.replace(/\*$/, ''), type: 'text', required, ...more }
}

/** Close reasons by which the desk closes without its customer's validation. */
export const withoutValidation = (list: Record<string, string>): CatalogSeed[] =>
  Object.entries(list).map(([code, es]) =>
    entry('close-reasons', [code, es], { withoutValidation: true }),
  )

type StaffRow = [key: string, name: string, role: StaffRole, jobTitle: string]
export type CustomerRow = [
  key: string,
  name: string,
  jobTitle: string,
  role: CustomerRole,
  phone?: string,
]

/** Staff of one domain, and customers by organization with the domain of each. */
export function peopleOf(
  [domain, staff]: [domain: string, rows: StaffRow[]],
  customers: Record<string, [domain: string, rows: CustomerRow[]]>,
): DemoPerson[] {
  const ofDesk = staff.map(([key, name, role, jobTitle]): DemoPerson => {
    const about = { key, name, email: addressOf(name, domain), locale: 'es' as const, jobTitle }
    return { ...about, kind: 'staff', role }
  })
  const ofCustomers = Object.entries(customers).flatMap(([organizationKey, [own, rows]]) =>
    rows.map(([key, name, jobTitle, role, phone]): DemoPerson => {
      const about = { key, name, email: addressOf(name, own), locale: 'es' as const, jobTitle }
      const memberships = [{ organizationKey, role }]
      return { ...about, ...(phone !== undefined && { phone }), kind: 'customer', memberships }
    }),
  )
  return [...ofDesk, ...ofCustomers]
}

/** `Marisol Peña Díaz` writes from `marisol.diaz@…`. */
function addressOf(name: string, domain: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(' ')
  return `${plain[0]}.${plain.at(-1)}@${domain}.example`
}

/** Somebody who also belongs to another organization. */
export const alsoIn = (
  people: DemoPerson[],
  more: Record<string, { organizationKey: string; role: CustomerRole }>,
): DemoPerson[] =>
  people.map((person) => {
    const other = more[person.key]
    if (person.kind !== 'customer' || other === undefined) return person
    return { ...person, memberships: [...person.memberships, other] }
  })

type Granted = {
  /** Days from today, the last exclusive. */
  days: [from: number, until: number]
  origin: SeedLot['origin']
  note: string
}

/** Hours granted on a day, for so many days. */
export const lot = (key: string, hours: number, { days, origin, note }: Granted): SeedLot => ({
  key,
  minutes: hours * 60,
  origin,
  validFromDays: days[0],
  validUntilDays: days[1],
  note,
})
