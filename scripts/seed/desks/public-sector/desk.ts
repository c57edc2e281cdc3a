import type { DeskContent, SeedContract, SeedOrganization } from '../../desk-content.ts'
import { casesOf, storiesOf } from '../build-desk.ts'
import { lot } from '../vocabulary.ts'
import { publicSectorEntries } from './catalogs.ts'
import { publicSectorPeople } from './people.ts'
import { publicSectorRows } from './rows.ts'
import { publicSectorTopics } from './topics.ts'

const contract = (
  [number, typeCode]: [number: string, typeCode: string],
  productKeys: string[],
  { hours, endsInDays }: { hours: number; endsInDays: number },
): SeedContract => ({
  number,
  name: `Soporte y mantención, licitación ${number}`,
  typeCode,
  note: 'Niveles 1 y 2; horario hábil',
  validFromDays: endsInDays - 365,
  validUntilDays: endsInDays,
  productKeys,
  period: 'year',
  periodMinutes: hours * 60,
  openCaseLimit: null,
  overdraftMinutesMax: 1200,
  lots: [
    lot(`${number}-anual`, hours, {
      days: [endsInDays - 365, endsInDays],
      origin: 'annual',
      note: `${hours} horas`,
    }),
  ],
})

type Body = [key: string, name: string, taxId: string, leadKey: string]
const body = ([key, name, taxId, leadKey]: Body, contracts: SeedContract[]): SeedOrganization => ({
  key,
  name,
  taxId,
  leadKey,
  sizeBracket: 'large',
  accountClass: 'general',
  standing: { standing: 'current', sinceDaysAgo: 330, reason: 'Órdenes de compra al día' },
  contracts,
})

const organizations: SeedOrganization[] = [
  body(
    ['quebrada', 'Municipalidad de Quebrada Alta', '69.255.301-8', 'valentina'],
    [
      contract(['2345-11-LE25', 'convenio_marco'], ['cgu', 'sigper', 'sigas'], {
        hours: 120,
        endsInDays: 95,
      }),
    ],
  ),
  body(
    ['salud', 'Servicio de Salud Los Ríos Sur', '61.607.702-4', 'matias'],
    [
      contract(['1057-32-LR25', 'trato_directo'], ['sigper', 'sigfin'], {
        hours: 150,
        endsInDays: 180,
      }),
    ],
  ),
  body(
    ['gore', 'Gobierno Regional del Maipo Andino', '72.223.110-1', 'valentina'],
    [
      contract(['7611-04-LP25', 'convenio_marco'], ['cgu', 'sigfin'], {
        hours: 100,
        endsInDays: 30,
      }),
    ],
  ),
  body(
    ['archivos', 'Instituto de Archivos Técnicos', '60.505.448-7', 'matias'],
    [contract(['0815-09-LE25', 'convenio_marco'], ['sigas'], { hours: 40, endsInDays: 140 })],
  ),
  body(['hidraulicas', 'Dirección de Obras Hidráulicas', '61.202.118-0', 'valentina'], []),
]

const stories = storiesOf({
  preset: 'public-sector',
  topics: publicSectorTopics,
  rows: publicSectorRows,
  people: publicSectorPeople,
  manner: {
    greeting: (name) => `Estimada/o ${name}: su solicitud está siendo revisada.`,
    work: { l1: 25, l2: 30 },
    qualityWork: 'Notificaciones según protocolo de atención',
    turnAway: {
      outcome: 'duplicate',
      body: 'Su solicitud ya se encuentra registrada en Taurus; la atención continúa con el número anterior.',
    },
    phoneReason: 'conforme_telefono',
    progress:
      '**Hecho:** solicitud categorizada y revisada en nivel 1. **Sigue:** análisis de nivel 2. **Cuándo:** respuesta definitiva o provisoria dentro del día hábil.',
  },
  names: {
    funcionario: ['Marta Quilodrán', 'Jorge Huenchumilla', 'Rosa Elgueta', 'Álvaro Tapia'],
    unidad: [
      'Dirección de Obras',
      'Secretaría Municipal',
      'Departamento Social',
      'Unidad de Control',
    ],
    programa: ['01 Gestión Interna', '03 Actividades', '05 Recreación', '02 Servicios'],
  },
})

const skill = (personKey: string, productKeys: string[], level: 'l1' | 'l2') =>
  productKeys.map((productKey) => ({ personKey, productKey, level }))

/** Government-ERP vendor of Santiago: phone and mail protocols, two levels of support. */
export const publicSectorDesk: DeskContent = {
  preset: 'public-sector',
  slug: 'public-sector',
  name: 'Cordillera, Mesa de Ayuda CGU+Plus',
  ageDays: 400,
  adminKey: 'patricio',
  commercialKey: 'cecilia',
  rateCard: {
    currency: 'CLP',
    rates: [
      { kind: 'independent', amount: 40000 },
      { kind: 'after_hours', amount: 60000 },
    ],
  },
  people: publicSectorPeople,
  products: [
    {
      key: 'cgu',
      name: 'CGU+Plus',
      version: '9',
      phone: '+56 2 2666 5001',
      modules: ['Contabilidad', 'Presupuesto', 'Tesorería', 'Conciliación'],
    },
    {
      key: 'sigper',
      name: 'SIGPER',
      version: '7',
      phone: '+56 2 2666 5002',
      modules: ['Personal', 'Remuneraciones', 'Licencias médicas', 'Asistencia'],
    },
    {
      key: 'sigfin',
      name: 'SIGFIN',
      version: '5',
      phone: '+56 2 2666 5003',
      modules: ['Compromisos', 'Devengo y pago', 'Informes'],
    },
    {
      key: 'sigas',
      name: 'SIGAS',
      version: '6',
      phone: '+56 2 2666 5004',
      modules: ['Activo fijo', 'Existencias', 'Abastecimiento'],
    },
  ],
  organizations,
  entries: publicSectorEntries,
  skills: [
    ...skill('valentina', ['cgu', 'sigfin'], 'l1'),
    ...skill('matias', ['sigper', 'sigas'], 'l1'),
    ...skill('josefa', ['cgu', 'sigfin'], 'l2'),
    // Nobody of level 2 knows SIGAS yet: a gap that is reported.
    ...skill('esteban', ['sigper'], 'l2'),
    ...skill('esteban', ['sigas'], 'l1'),
  ],
  apiKeys: [
    {
      name: 'Intranet institucional',
      scopes: ['tickets:read', 'tickets:write', 'organizations:read'],
    },
  ],
  runsTimers: true,
  cases: casesOf(stories),
}
