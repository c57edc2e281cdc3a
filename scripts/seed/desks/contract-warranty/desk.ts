import type { DeskContent, SeedContract, SeedOrganization } from '../../desk-content.ts'
import { casesOf, storiesOf } from '../build-desk.ts'
import { lot } from '../vocabulary.ts'
import { contractWarrantyEntries } from './catalogs.ts'
import { contractWarrantyPeople } from './people.ts'
import { contractWarrantyRows } from './rows.ts'
import { contractWarrantyTopics } from './topics.ts'

type Signed = Pick<SeedContract, 'number' | 'name' | 'typeCode'> & {
  hours: number
  endsInDays: number
  days?: number
  productKeys?: string[]
}

const isWarranty = ({ typeCode }: Pick<Signed, 'typeCode'>) => typeCode.startsWith('garantia')

const signed = ({
  hours,
  endsInDays,
  days = 365,
  productKeys,
  ...facts
}: Signed): SeedContract => ({
  ...facts,
  note: isWarranty(facts) ? 'Sin costo por hora durante la garantía' : 'Según política comercial',
  validFromDays: endsInDays - days,
  validUntilDays: endsInDays,
  productKeys: productKeys ?? ['erp', 'pos'],
  period: 'once',
  periodMinutes: hours * 60,
  openCaseLimit: null,
  overdraftMinutesMax: 0,
  hourlyRate: { amount: isWarranty(facts) ? 0 : 38_000, currency: 'CLP' },
  lots: [
    lot(`${facts.number}-horas`, hours, {
      days: [endsInDays - days, endsInDays],
      origin: isWarranty(facts) ? 'courtesy' : 'purchase',
      note: `${hours} horas ${isWarranty(facts) ? 'de garantía' : 'contratadas'}`,
    }),
  ],
})

type Customer = [key: string, name: string, taxId: string, leadKey: string]
type Debt = { sinceDaysAgo: number; reason: string }

const customer = (
  [key, name, taxId, leadKey]: Customer,
  contracts: SeedContract[],
  debt?: Debt,
): SeedOrganization => ({
  key,
  name,
  taxId,
  leadKey,
  sizeBracket: 'medium',
  accountClass: 'general',
  standing: debt
    ? { standing: 'overdue', ...debt }
    : { standing: 'current', sinceDaysAgo: 320, reason: 'Cuenta corriente al día' },
  contracts,
})

const organizations: SeedOrganization[] = [
  customer(
    ['frutas', 'Frutas del Maule Ltda.', '76.112.340-5', 'macarena'],
    [
      signed({
        number: 'CM-1104',
        name: 'Mantención anual Frutas del Maule',
        typeCode: 'mantencion',
        hours: 60,
        endsInDays: 140,
      }),
    ],
  ),
  customer(
    ['transportes', 'Transportes Biobío S.A.', '96.887.210-3', 'macarena'],
    [
      signed({
        number: 'CM-1120',
        name: 'Mantención anual Transportes Biobío',
        typeCode: 'mantencion',
        hours: 48,
        endsInDays: 26,
      }),
    ],
    { sinceDaysAgo: 20, reason: 'Dos facturas vencidas en cuenta corriente' },
  ),
  customer(
    ['clinica', 'Clínica Dental Ñuñoa', '77.450.118-9', 'antonia'],
    [
      signed({
        number: 'GA-0217',
        name: 'Garantía de implementación',
        typeCode: 'garantia_implementacion',
        hours: 20,
        endsInDays: 40,
        days: 180,
      }),
    ],
  ),
  customer(
    ['ferreteria', 'Ferretería El Tornillo', '78.220.671-2', 'antonia'],
    [
      signed({
        number: 'GA-0233',
        name: 'Garantía punto de venta',
        typeCode: 'garantia_producto',
        hours: 10,
        endsInDays: 75,
        days: 180,
        productKeys: ['pos'],
      }),
      signed({
        number: 'BH-0410',
        name: 'Bolsa de 20 horas',
        typeCode: 'bolsa',
        hours: 20,
        endsInDays: 110,
        days: 300,
        productKeys: ['erp'],
      }),
    ],
  ),
  // Neither contract nor warranty: served all the same, and counted apart.
  customer(['colegio', 'Colegio Santa Emilia', '65.031.449-K', 'cristobal'], []),
  customer(
    ['vina', 'Viña Tres Esteros', '76.980.002-1', 'cristobal'],
    [
      signed({
        number: 'CM-1131',
        name: 'Mantención anual Viña Tres Esteros',
        typeCode: 'mantencion',
        hours: 80,
        endsInDays: 200,
      }),
    ],
  ),
]

const stories = storiesOf({
  preset: 'contract-warranty',
  topics: contractWarrantyTopics,
  rows: contractWarrantyRows,
  people: contractWarrantyPeople,
  manner: {
    greeting: (name) => `Buenas, ${name}.`,
    work: { l1: 30, quality: 5 },
    qualityWork: 'Seguimiento de la conversación y del compromiso',
    turnAway: {
      outcome: 'duplicate',
      body: 'Esta situación ya tiene su N° de HelpDesk; seguimos la conversación en ese número.',
    },
    phoneReason: 'conforme_telefono',
    progress:
      '**Hecho:** situación registrada y revisada con el evento anterior. **Sigue:** le devolvemos la llamada con el resultado. **Cuándo:** hoy antes de las 17:00, compromiso de su responsable.',
  },
  names: {
    cliente: [
      'Supermercado El Trébol',
      'Constructora Pehuén',
      'Exportadora Los Boldos',
      'Hostal Puerto Varas',
    ],
    proveedor: ['Cartones del Sur', 'Petrolera Lonquén', 'Insumos Curicó', 'Aseo Total'],
    persona: ['Juan Pablo Soto', 'Camila Inostroza', 'Luis Catrileo', 'Elizabeth Parra'],
  },
})

/** Business-ERP vendor of Santiago: contracts, warranties, calls and field visits. */
export const contractWarrantyDesk: DeskContent = {
  preset: 'contract-warranty',
  slug: 'contract-warranty',
  name: 'Austral Software, HelpDesk',
  ageDays: 400,
  adminKey: 'osvaldo',
  commercialKey: 'rebeca',
  rateCard: {
    currency: 'CLP',
    rates: [
      { kind: 'independent', amount: 45_000 },
      { kind: 'independent', component: 'visit', amount: 60_000 },
      { kind: 'overdraft', amount: 42_000 },
    ],
  },
  people: contractWarrantyPeople,
  products: [
    {
      key: 'erp',
      name: 'Austral ERP',
      version: '12',
      phone: '+56 2 2555 5800',
      modules: [
        'Contabilidad',
        'Facturación electrónica',
        'Remuneraciones',
        'Inventario',
        'Cobranza',
        'Activo fijo',
      ],
    },
    {
      key: 'pos',
      name: 'Austral Punto de Venta',
      version: '6',
      phone: '+56 2 2555 5810',
      modules: ['Caja', 'Impresora fiscal', 'Sincronización'],
    },
  ],
  organizations,
  entries: contractWarrantyEntries,
  apiKeys: [
    {
      name: 'Informes de gestión',
      scopes: ['tickets:read', 'ledger:read', 'organizations:read', 'reports:read'],
    },
  ],
  runsTimers: true,
  cases: casesOf(stories),
}
