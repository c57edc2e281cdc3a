import type { DeskContent, SeedContract, SeedOrganization } from '../../desk-content.ts'
import { casesOf, storiesOf } from '../build-desk.ts'
import { lot } from '../vocabulary.ts'
import { accountLeadEntries } from './catalogs.ts'
import { accountLeadPeople } from './people.ts'
import { accountLeadRows } from './rows.ts'
import { accountLeadTopics } from './topics.ts'

const EVERY = ['odoo', 'servidores']

const contract = (
  [number, name]: [number: string, name: string],
  hours: number,
  endsInDays: number,
): SeedContract => ({
  number,
  name,
  typeCode: 'soporte_mensual',
  note: 'Soporte, cambios acordados y sesiones generales',
  validFromDays: endsInDays - 365,
  validUntilDays: endsInDays,
  productKeys: EVERY,
  period: 'year',
  periodMinutes: hours * 60,
  openCaseLimit: null,
  overdraftMinutesMax: 600,
  lots: [
    lot(`${number}-anual`, hours, {
      days: [endsInDays - 365, endsInDays],
      origin: 'annual',
      note: `${hours} horas del contrato`,
    }),
  ],
})

type Account = [key: string, name: string, taxId: string, leadKey: string]

const account = (
  [key, name, taxId, leadKey]: Account,
  more: Pick<SeedOrganization, 'accountClass' | 'contracts'> & Partial<SeedOrganization>,
): SeedOrganization => ({
  key,
  name,
  taxId,
  leadKey,
  sizeBracket: 'medium',
  standing: { standing: 'current', sinceDaysAgo: 310, reason: 'Sin adeudos' },
  ...more,
})

/** Special accounts have their agreed number of changes at once; general ones go one by one (CL-10). */
const organizations: SeedOrganization[] = [
  account(['aceros', 'Aceros Regios del Norte', 'ARN010203AB1', 'daniela'], {
    accountClass: 'special',
    sizeBracket: 'large',
    inProgressLimit: 4,
    contracts: [contract(['SOP-2026-03', 'Soporte y cambios Aceros Regios'], 160, 120)],
  }),
  account(['tequila', 'Tequila Los Lirios', 'TLL981112KK4', 'rodrigo'], {
    accountClass: 'special',
    contracts: [contract(['SOP-2026-05', 'Soporte y cambios Los Lirios'], 120, 90)],
  }),
  account(['dental', 'Dental del Bajío', 'DBA050607QW2', 'rodrigo'], {
    accountClass: 'general',
    contracts: [contract(['SOP-2026-11', 'Soporte Dental del Bajío'], 60, 150)],
  }),
  account(['muebles', 'Muebles El Roble', 'MER030811ZT7', 'ximena'], {
    accountClass: 'general',
    contracts: [contract(['SOP-2026-14', 'Soporte Muebles El Roble'], 60, 45)],
  }),
  // Its contract ended: cases are taken in and flagged for its lead.
  account(['vivero', 'Vivero Las Margaritas', 'VLM120404HJ9', 'ximena'], {
    accountClass: 'general',
    sizeBracket: 'small',
    contracts: [contract(['SOP-2025-22', 'Soporte Vivero Las Margaritas'], 40, -18)],
  }),
  account(['uniformes', 'Uniformes Alfa', 'UAL140915MN3', 'daniela'], {
    accountClass: 'general',
    sizeBracket: 'small',
    contracts: [],
  }),
]

const stories = storiesOf({
  preset: 'account-lead',
  topics: accountLeadTopics,
  rows: accountLeadRows,
  people: accountLeadPeople,
  manner: {
    greeting: (name) => `Hola, ${name}.`,
    work: { l1: 30, l2: 25 },
    qualityWork: 'Seguimiento del líder de cuenta',
    turnAway: {
      outcome: 'reply_to_other',
      body: 'Su correo es respuesta a un ticket anterior: lo reenviamos a esa incidencia y ahí le damos seguimiento.',
    },
    phoneReason: 'validado_en_llamada',
    progress:
      '**Hecho:** comprensión del escenario y plantilla llena. **Sigue:** aplicamos la contención en pruebas. **Cuándo:** hoy por la tarde se lo muestro.',
  },
  names: {
    cliente: [
      'Ferretera del Centro',
      'Hospital San Ángel',
      'Constructora Lindavista',
      'Abarrotes Doña Chayo',
    ],
    proveedor: ['Plásticos Monterrey', 'Maderas del Sur', 'Empaques Jalisco', 'Tornillos y Birlos'],
    almacen: ['WH/Stock', 'MTY/Entradas', 'GDL/Salidas', 'CDMX/Existencias'],
  },
})

/** Odoo integrator of Mexico City: account leads, triage, workarounds, changes. */
export const accountLeadDesk: DeskContent = {
  preset: 'account-lead',
  slug: 'account-lead',
  name: 'Nopal Soft, atención a clientes',
  ageDays: 400,
  adminKey: 'leticia',
  commercialKey: 'sergio',
  rateCard: {
    currency: 'MXN',
    rates: [
      { kind: 'independent', amount: 90_000 },
      { kind: 'after_hours', amount: 135_000 },
    ],
  },
  people: accountLeadPeople,
  products: [
    {
      key: 'odoo',
      name: 'Odoo administrado',
      version: '18',
      phone: '+52 55 5555 0700',
      modules: [
        'Ventas',
        'Inventario',
        'Compras',
        'Contabilidad',
        'Punto de venta',
        'Fabricación',
        'Nómina',
        'Sitio web',
      ],
    },
    {
      key: 'servidores',
      name: 'Servidores administrados',
      version: '2026',
      phone: '+52 55 5555 0700',
      modules: ['Producción', 'Pruebas', 'Respaldos', 'Correo'],
    },
  ],
  organizations,
  entries: accountLeadEntries,
  apiKeys: [
    {
      name: 'Monitoreo de servidores',
      scopes: ['tickets:read', 'tickets:write', 'organizations:read'],
    },
  ],
  runsTimers: true,
  cases: casesOf(stories),
}
