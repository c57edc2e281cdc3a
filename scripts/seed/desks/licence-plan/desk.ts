import type { DeskContent, SeedContract, SeedOrganization } from '../../desk-content.ts'
import { casesOf, storiesOf } from '../build-desk.ts'
import { conditions, licencePlanEntries } from './catalogs.ts'
import { licencePlanPeople } from './people.ts'
import { licencePlanRows } from './rows.ts'
import { licencePlanTopics } from './topics.ts'

const EVERY = ['erp', 'nomina', 'acceso']
type Plan = 'basico' | 'profesional' | 'integral'
const PLANS: Record<
  Plan,
  { name: string; limits: Record<SeedOrganization['sizeBracket'], number> }
> = {
  basico: { name: 'Básico', limits: { small: 3, medium: 4, large: 6 } },
  profesional: { name: 'Profesional', limits: { small: 4, medium: 6, large: 9 } },
  integral: { name: 'Integral', limits: { small: 6, medium: 9, large: 14 } },
}

type Sold = { key: string; name: string; taxId: string; leadKey: string }
type Terms = {
  size: SeedOrganization['sizeBracket']
  plan: Plan
  productKeys?: string[]
  endsInDays?: number
  overdueSinceDays?: number
}

/** A licence plan: support without hours, for a number of cases open at once (EN-3). */
function club({ key, name, taxId, leadKey }: Sold, terms: Terms): SeedOrganization {
  const { size, plan, productKeys = EVERY, endsInDays = 160, overdueSinceDays } = terms
  const contract: SeedContract = {
    number: `LIC-${taxId.slice(2, 6)}`,
    name: `Licenciamiento y asesoría, plan ${PLANS[plan].name}`,
    typeCode: plan,
    note: `Plan ${PLANS[plan].name}; servicio ilimitado en atención de casos`,
    validFromDays: endsInDays - 365,
    validUntilDays: endsInDays,
    productKeys,
    period: 'once',
    periodMinutes: null,
    openCaseLimit: PLANS[plan].limits[size],
    overdraftMinutesMax: 0,
    lots: [],
  }
  return {
    key,
    name,
    taxId,
    leadKey,
    sizeBracket: size,
    accountClass: size === 'large' ? 'special' : 'general',
    standing:
      overdueSinceDays === undefined
        ? { standing: 'current', sinceDaysAgo: 330, reason: 'Al día con sus pagos' }
        : {
            standing: 'overdue',
            sinceDaysAgo: overdueSinceDays,
            reason: 'Factura de licenciamiento vencida, sin abono registrado',
          },
    contracts: [contract],
  }
}

const organizations: SeedOrganization[] = [
  club(
    {
      key: 'brisas',
      name: 'Club Social Brisas del Ávila',
      taxId: 'J-00231187-4',
      leadKey: 'yelitza',
    },
    { size: 'large', plan: 'integral' },
  ),
  club(
    {
      key: 'luso-maracay',
      name: 'Centro Luso de Maracay',
      taxId: 'J-07521163-0',
      leadKey: 'mariangel',
    },
    { size: 'medium', plan: 'profesional' },
  ),
  club(
    { key: 'morrocoy', name: 'Club Náutico Morrocoy', taxId: 'J-30118842-6', leadKey: 'mariangel' },
    { size: 'medium', plan: 'basico', productKeys: ['erp', 'acceso'] },
  ),
  club(
    { key: 'canario', name: 'Hogar Canario de Aragua', taxId: 'J-07544410-9', leadKey: 'yelitza' },
    { size: 'small', plan: 'basico' },
  ),
  club(
    {
      key: 'guayana',
      name: 'Club Ejecutivos de Guayana',
      taxId: 'J-09501122-7',
      leadKey: 'freddy',
    },
    { size: 'medium', plan: 'profesional', overdueSinceDays: 12 },
  ),
  club(
    {
      key: 'ingenieros',
      name: 'Colegio de Ingenieros, sede social',
      taxId: 'J-08500331-2',
      leadKey: 'freddy',
    },
    { size: 'small', plan: 'basico', endsInDays: -9 },
  ),
]

const stories = storiesOf({
  preset: 'licence-plan',
  topics: licencePlanTopics,
  rows: licencePlanRows,
  people: licencePlanPeople,
  manner: {
    greeting: (name) => `Saludos, ${name}.`,
    work: { l1: 35, quality: 10 },
    qualityWork: 'Documentar el caso y dar seguimiento en el ticket',
    turnAway: {
      outcome: 'duplicate',
      body: 'Ya tiene un ticket abierto para este caso. No abra tickets nuevos para casos abiertos: continúe la secuencia del mismo.',
    },
    phoneReason: 'fuera_de_plan',
    progress:
      '**Hecho:** reprodujimos el caso con su respaldo. **Sigue:** giramos instrucciones. **Cuándo:** hoy antes de las 5 p. m.',
  },
  names: {
    proveedor: [
      'Distribuidora El Ávila',
      'Suministros Caribe',
      'Frigorífico El Toro',
      'Jardines Los Robles',
    ],
    socio: ['Aura Marina Rincón', 'Hugo Barrios', 'Inés de Cabrera', 'Teófilo Belisario'],
    trabajador: ['Luz Marina Carvajal', 'Wilfredo Guédez', 'Deisy Colina', 'Argenis Toro'],
    banco: ['Banesco', 'Mercantil', 'Provincial', 'Banco de Venezuela'],
  },
})

/** EN-7: everybody who opens cases knows the product; who came last month does not yet. */
const trainings = organizations.flatMap((organization) =>
  licencePlanPeople.flatMap((person) => {
    const isOf =
      person.kind === 'customer' &&
      person.memberships.some(({ organizationKey }) => organizationKey === organization.key)
    if (!isOf || person.key === 'oriana') return []
    const products = organization.contracts[0]?.productKeys ?? []
    return products.map((productKey) => ({
      personKey: person.key,
      organizationKey: organization.key,
      productKey,
      daysAgo: 290,
      trainer: productKey === 'nomina' ? 'Freddy Oropeza' : 'Soraya Betancourt',
    }))
  }),
)

/** Club-management ERP vendor of Caracas: support comes with the licence plan. */
export const licencePlanDesk: DeskContent = {
  preset: 'licence-plan',
  slug: 'licence-plan',
  name: 'Cumbre Sistemas para Clubes',
  ageDays: 400,
  adminKey: 'nelson',
  commercialKey: 'thais',
  rateCard: {
    currency: 'USD',
    rates: [
      { kind: 'independent', amount: 4500 },
      { kind: 'after_hours', amount: 6750 },
    ],
  },
  people: licencePlanPeople,
  products: [
    {
      key: 'erp',
      name: 'Sede ERP para clubes',
      version: '8.4',
      phone: '+58 212 555 0600',
      modules: [
        'BANCOS',
        'FACTURACIÓN',
        'SOCIOS',
        'COBRANZA',
        'IMPUESTOS',
        'CONTABILIDAD',
        'COMPRAS',
      ],
    },
    {
      key: 'nomina',
      name: 'Sede Nómina',
      version: '5.2',
      phone: '+58 212 555 0601',
      modules: ['NÓMINA', 'PRESTACIONES', 'VACACIONES', 'ARCHIVOS LEGALES'],
    },
    {
      key: 'acceso',
      name: 'Sede Acceso y Carnets',
      version: '3.1',
      phone: '+58 212 555 0602',
      modules: ['CONTROL DE ACCESO', 'CARNETIZACIÓN', 'INVITADOS'],
    },
  ],
  organizations,
  entries: licencePlanEntries,
  conditions,
  trainings,
  windows: [
    {
      personKey: 'tomas',
      organizationKey: 'canario',
      productKey: 'acceso',
      reason: 'Proceso especial de carnetización de la temporada',
      announcedDaysAgo: 45,
      fromDays: -34,
      untilDays: -27,
    },
    {
      personKey: 'carmen',
      organizationKey: 'brisas',
      productKey: 'nomina',
      reason: 'Pago de utilidades a todo el personal',
      announcedDaysAgo: 2,
      fromDays: 6,
      untilDays: 8,
    },
  ],
  apiKeys: [
    { name: 'Página de casos', scopes: ['tickets:read', 'tickets:write', 'organizations:read'] },
  ],
  runsTimers: true,
  cases: casesOf(stories),
}
