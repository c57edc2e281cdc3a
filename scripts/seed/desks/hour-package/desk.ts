import type { DeskContent, SeedContract, SeedOrganization } from '../../desk-content.ts'
import { casesOf, storiesOf } from '../build-desk.ts'
import { lot } from '../vocabulary.ts'
import { hourPackageEntries, terms } from './catalogs.ts'
import { hourPackagePeople } from './people.ts'
import { hourPackageRows } from './rows.ts'
import { hourPackageTopics } from './topics.ts'

const EVERY = ['b1', 'fe', 'crystal']

/** What is left of a month goes on for half into the next one. */
const monthly: SeedContract = {
  number: 'BM-2026-003',
  name: 'Bolsa mensual San Marcelo, planta Arequipa',
  typeCode: 'mensual',
  note: 'Se usa después del paquete, que termina antes',
  validFromDays: -150,
  validUntilDays: 215,
  productKeys: EVERY,
  period: 'month',
  periodMinutes: 480,
  openCaseLimit: null,
  overdraftMinutesMax: 0,
  lots: [],
}

/** `hours`: those of the package that runs now; maintenance renews with the licence (HR-3). */
function packageOf(
  number: string,
  name: string,
  {
    hours,
    maintenance = 0,
    endsInDays = 200,
  }: { hours: number; maintenance?: number; endsInDays?: number },
): SeedContract {
  const [from, until] = [endsInDays - 365, endsInDays]
  return {
    number,
    name,
    typeCode: 'paquete',
    note: 'Costo por hora según paquete; lo que excede se cotiza',
    validFromDays: from,
    validUntilDays: until,
    productKeys: EVERY,
    period: 'once',
    periodMinutes: hours * 60,
    openCaseLimit: null,
    overdraftMinutesMax: 0,
    hourlyRate: { amount: 24_000, currency: 'PEN' },
    lots: [
      lot(`${number}-paquete`, hours, {
        days: [from, until],
        origin: 'purchase',
        note: `Paquete de ${hours} horas`,
      }),
    ],
    // At 60 minutes of each 1,000 soles.
    ...(maintenance > 0 && { licence: { amount: maintenance * 100_000, currency: 'PEN' } }),
  }
}

const organization = (
  [key, name, taxId]: [key: string, name: string, taxId: string],
  more: Partial<SeedOrganization> & Pick<SeedOrganization, 'contracts' | 'leadKey'>,
): SeedOrganization => ({
  key,
  name,
  taxId,
  sizeBracket: 'medium',
  accountClass: 'general',
  standing: { standing: 'current', sinceDaysAgo: 300, reason: 'Al día en sus pagos' },
  ...more,
})

const organizations: SeedOrganization[] = [
  organization(['molinos', 'Molinos de la Costa S.A.', '20512345671'], {
    sizeBracket: 'large',
    accountClass: 'special',
    leadKey: 'fiorella',
    contracts: [
      packageOf('PQ-2026-014', 'Paquete 60 horas Molinos', { hours: 60, maintenance: 12 }),
    ],
  }),
  organization(['altomayo-cafe', 'Altomayo Café S.A.C.', '20498761230'], {
    leadKey: 'fiorella',
    groupKey: 'altomayo',
    contracts: [packageOf('PQ-2026-021', 'Paquete 40 horas Altomayo Café', { hours: 40 })],
  }),
  organization(['altomayo-cacao', 'Altomayo Cacao S.A.C.', '20498761311'], {
    leadKey: 'fiorella',
    groupKey: 'altomayo',
    contracts: [packageOf('PQ-2026-022', 'Paquete 30 horas Altomayo Cacao', { hours: 30 })],
  }),
  organization(['lurin', 'Ferretería Industrial Lurín E.I.R.L.', '20601234589'], {
    sizeBracket: 'small',
    leadKey: 'renzo',
    contracts: [packageOf('PQ-2026-030', 'Paquete 20 horas Lurín', { hours: 20, endsInDays: 24 })],
  }),
  organization(['san-marcelo', 'Clínica San Marcelo S.A.', '20455667781'], {
    leadKey: 'renzo',
    contracts: [
      packageOf('PQ-2026-008', 'Paquete 50 horas San Marcelo', { hours: 50, maintenance: 10 }),
      monthly,
    ],
  }),
  organization(['huascaran', 'Textil Huascarán S.A.C.', '20533221104'], {
    leadKey: 'renzo',
    contracts: [packageOf('PQ-2026-027', 'Paquete 30 horas Huascarán', { hours: 30 })],
  }),
  // Without a package: each case is a «ticket independiente», at the flat rate.
  organization(['chimbote', 'Pesquera Chimbote Norte S.A.', '20378899012'], {
    leadKey: 'renzo',
    contracts: [],
  }),
]

const stories = storiesOf({
  preset: 'hour-package',
  topics: hourPackageTopics,
  rows: hourPackageRows,
  people: hourPackagePeople,
  manner: {
    greeting: (name) => `Estimado usuario líder ${name}, buen día.`,
    work: { l1: 30, l2: 35, quality: 10 },
    qualityWork: 'T.G.C.S.: gestión del servicio, comunicación y control de calidad',
    vendor: {
      name: 'SAP (L3)',
      reason: 'Requiere corrección del fabricante: se abre mensaje en SAP for Me.',
      number: '002028376300',
    },
    turnAway: {
      outcome: 'duplicate',
      body: 'El ticket repite uno registrado antes. La atención continúa en aquel, que conserva lo coordinado.',
    },
    phoneReason: 'conforme_fuera_de_portal',
    progress:
      '**Hecho:** análisis L1 y réplica en la base de pruebas. **Sigue:** ajuste en L2. **Cuándo:** mañana antes de las 18:00.',
  },
  names: {
    proveedor: ['Envases del Perú', 'Transportes Línea Sur', 'Químicos Andinos', 'Papelera Rímac'],
    cliente: ['Bodegas Unidas', 'Plaza Norte Retail', 'Distribuidora El Sol', 'Hoteles Paracas'],
    almacen: ['LIM01', 'CAL02', 'ATE03', 'LUR01'],
  },
})

/** SAP Business One partner of Lima: key users, packages of hours, consent, L1-L2-L3. */
export const hourPackageDesk: DeskContent = {
  preset: 'hour-package',
  slug: 'hour-package',
  name: 'Ventura B1 Consultores',
  ageDays: 400,
  adminKey: 'milagros',
  commercialKey: 'ernesto',
  rateCard: {
    currency: 'PEN',
    rates: [
      { kind: 'independent', amount: 28_000 },
      { kind: 'independent', component: 'l2', amount: 35_000 },
      { kind: 'overdraft', amount: 26_000 },
      { kind: 'after_hours', amount: 42_000 },
    ],
    maintenanceMinutes: 60,
  },
  people: hourPackagePeople,
  products: [
    {
      key: 'b1',
      name: 'SAP Business One',
      version: '10.0',
      phone: '+51 1 555 0300',
      modules: [
        'FINANZAS',
        'VENTAS',
        'COMPRAS',
        'INVENTARIO',
        'PRODUCCIÓN',
        'GESTIÓN DE BANCOS',
        'SOCIOS DE NEGOCIO',
        'ADMINISTRACIÓN',
      ],
    },
    {
      key: 'fe',
      name: 'Facturación electrónica Perú',
      version: '4.2',
      phone: '+51 1 555 0301',
      modules: ['EMISIÓN', 'RETENCIONES Y PERCEPCIONES', 'GUÍAS DE REMISIÓN', 'LIBROS PLE'],
    },
    {
      key: 'crystal',
      name: 'Reportes Crystal y tableros',
      version: '2026',
      phone: '+51 1 555 0302',
      modules: ['FORMATOS', 'TABLEROS', 'CONSULTAS'],
    },
  ],
  groups: [{ key: 'altomayo', name: 'Grupo Altomayo' }],
  organizations,
  entries: hourPackageEntries,
  terms,
  drafts: [
    {
      authorKey: 'maribel',
      organizationKey: 'molinos',
      productKey: 'fe',
      module: 'EMISIÓN',
      summary: 'Boleta con RUC en lugar de DNI',
      body: 'Al emitir una boleta el sistema pide RUC. El cliente solo tiene DNI. Pasa desde ayer en la caja 2.',
      daysAgo: 9,
      decision: { byKey: 'patricia', decision: 'send' },
    },
    {
      authorKey: 'ines',
      organizationKey: 'lurin',
      productKey: 'b1',
      module: 'VENTAS',
      summary: 'Cambiar el precio de un artículo',
      body: '¿Pueden bajar el precio del cemento en la lista de mostrador?',
      daysAgo: 12,
      decision: {
        byKey: 'beto',
        decision: 'decline',
        reason: 'Los precios los cambiamos nosotros; te muestro cómo.',
      },
    },
    {
      authorKey: 'edwin',
      organizationKey: 'altomayo-cafe',
      productKey: 'b1',
      module: 'INVENTARIO',
      summary: 'Recuento de inventario no carga el archivo',
      body: 'El archivo del recuento de Moyobamba no carga: dice que la fila 14 tiene un almacén inválido.',
      daysAgo: 1,
    },
    {
      authorKey: 'sonia',
      organizationKey: 'altomayo-cacao',
      productKey: 'crystal',
      module: 'TABLEROS',
      summary: 'Costo por lote en el tablero',
      body: 'Necesito ver el costo por lote en el tablero de producción, como lo tenía en la hoja de cálculo.',
      daysAgo: 3,
    },
  ],
  apiKeys: [
    { name: 'Reporte de horas', scopes: ['tickets:read', 'ledger:read', 'organizations:read'] },
  ],
  runsTimers: true,
  cases: casesOf(stories),
}
