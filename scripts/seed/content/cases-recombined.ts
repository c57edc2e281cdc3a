import type { Block } from './block.ts'
import { booksBlocks } from './blocks-books.ts'
import { moneyBlocks } from './blocks-money.ts'
import { peopleBlocks } from './blocks-people.ts'
import { organizations } from './organizations.ts'
import { people } from './people.ts'
import { stepsUntil } from './recombined-flows.ts'
import { fillSlots, slotsFor } from './slots.ts'
import type { CaseStory, StoryState } from './story.ts'

const blocks = [...moneyBlocks, ...peopleBlocks, ...booksBlocks]

/** Cases open today: organization, state and days since the opening. */
const OPEN_NOW: [organizationKey: string, state: StoryState, openedDaysAgo: number][] = [
  ['los-samanes', 'received', 1],
  ['bahia-serena', 'received', 1],
  ['italo-carabobeno', 'received', 1],
  ['cerro-verde', 'received', 2],
  ['altos-del-cauca', 'received', 1],
  ['centro-gallego', 'received', 2],
  ['los-samanes', 'in_review', 2],
  ['italo-carabobeno', 'in_review', 1],
  ['union-istmo', 'in_review', 2],
  ['los-samanes', 'in_progress', 3],
  ['italo-carabobeno', 'in_progress', 3],
  ['italo-carabobeno', 'in_progress', 5],
  ['cerro-verde', 'in_progress', 3],
  ['profesionales-lara', 'in_progress', 3],
  ['centro-gallego', 'in_progress', 4],
  ['altos-del-cauca', 'in_progress', 3],
  ['casa-portuguesa', 'in_progress', 29],
  ['bahia-serena', 'waiting_customer', 3],
  ['cerro-verde', 'waiting_customer', 3],
  ['union-istmo', 'waiting_customer', 3],
  ['profesionales-lara', 'waiting_customer', 3],
  ['italo-carabobeno', 'waiting_decision', 4],
  ['profesionales-lara', 'waiting_decision', 3],
  ['los-caobos', 'waiting_vendor', 13],
  ['centro-gallego', 'scheduled', 4],
  ['cerro-verde', 'backlog', 24],
  ['altos-del-cauca', 'in_validation', 3],
]
const CANCELLED_NUMBERS = [30, 44, 57, 71, 86]
const CASES = 98

/** Who opens how often; the order spreads the year's work. */
const ROUNDS = [
  'los-samanes',
  'bahia-serena',
  'italo-carabobeno',
  'cerro-verde',
  'altos-del-cauca',
  'casa-portuguesa',
  'profesionales-lara',
  'centro-gallego',
  'los-samanes',
  'las-trinitarias',
  'bahia-serena',
  'union-istmo',
  'italo-carabobeno',
  'los-caobos',
  'caracasbaai',
]
/** Not entitled since then: expired or in arrears. */
const LEAST_DAYS_AGO: Record<string, number> = {
  'las-trinitarias': 32,
  'casa-portuguesa': 40,
  'los-caobos': 24,
}
const ASSIGNEES: Record<string, string> = {
  BANCOS: 'daniela',
  COBRANZA: 'daniela',
  CONTABILIDAD: 'daniela',
  FACTURACIÓN: 'yusmary',
  SOCIOS: 'yusmary',
  IMPUESTOS: 'leonardo',
  NÓMINA: 'martin',
  PRESTACIONES: 'martin',
  VACACIONES: 'martin',
  'ARCHIVOS LEGALES': 'martin',
}
const ENDINGS = [
  '',
  ' Quedo pendiente del caso.',
  ' Me retiro a las 17:00.',
  '',
  ' Si falta algún dato, lo envío de inmediato.',
  ' Gracias de antemano.',
]
const MINUTES = ['05', '12', '18', '24', '31', '37', '43', '56']

function blockFor(number: number, organizationKey: string): Block {
  const covered =
    organizations.find(({ key }) => key === organizationKey)?.contract.productKeys ?? []
  for (let step = 0; step < blocks.length; step += 1) {
    const block = blocks[(number * 5 + step) % blocks.length]
    if (block && covered.includes(block.productKey)) return block
  }
  throw new Error(`${organizationKey} has no product with stories`)
}

function customersOf(organizationKey: string) {
  return people.flatMap((person) => {
    if (person.kind !== 'customer') return []
    const membership = person.memberships.find((one) => one.organizationKey === organizationKey)
    return membership ? [{ key: person.key, name: person.name, role: membership.role }] : []
  })
}

function planOf(number: number) {
  const open = OPEN_NOW[number]
  if (open) return { organizationKey: open[0], state: open[1], openedDaysAgo: open[2] }
  const place = number - OPEN_NOW.length
  const organizationKey = ROUNDS[place % ROUNDS.length] ?? 'los-samanes'
  const least = LEAST_DAYS_AGO[organizationKey] ?? 9
  const state: StoryState = CANCELLED_NUMBERS.includes(number) ? 'cancelled' : 'closed'
  return { organizationKey, state, openedDaysAgo: least + ((place * 37) % (164 - least)) }
}

function fieldsOf(block: Block, number: number): Record<string, string> {
  const hour = `${String(9 + (number % 2)).padStart(2, '0')}:${MINUTES[(number * 3) % 8]}`
  const all: Record<string, Record<string, string>> = {
    process_error: {
      menuPath: block.path,
      happenedAt: `{{d-${1 + (number % 2)}}} ${hour}`,
      voucherNumber: '{doc}',
      errorMessage: block.error || 'No muestra mensaje; el resultado es incorrecto.',
      expected: block.expected,
      frequency: number % 3 === 0 ? 'always' : 'once',
    },
    report: { menuPath: block.path, period: '{{m-1}}', expected: block.expected },
    data_difference: { menuPath: block.path, voucherNumber: '{doc}', expected: block.expected },
  }
  return all[block.category] ?? { menuPath: block.path, goal: block.expected }
}

function recombine(number: number): CaseStory {
  const { organizationKey, state, openedDaysAgo } = planOf(number)
  const block = blockFor(number, organizationKey)
  const slots = slotsFor(number)
  const customers = customersOf(organizationKey)
  const requester = customers[number % customers.length]
  const keyUser = customers.find(({ role }) => role === 'key_user')
  if (!requester || !keyUser) throw new Error(`${organizationKey} has no key user`)
  const hour = openedDaysAgo < 15 ? 9 : 9 + ((number * 3) % 8)
  const openedAtTime = `${String(hour).padStart(2, '0')}:${MINUTES[(number * 5) % 8]}`
  const hello = hour < 12 ? 'Buenos días' : 'Buenas tardes'
  const given = requester.name.split(' ')[0] ?? requester.name
  const cast = { greeting: `${hello}, ${given}.`, keyUserKey: keyUser.key, number }
  const story = {
    key: `caso-${String(number + 1).padStart(3, '0')}`,
    organizationKey,
    requesterKey: requester.key,
    assigneeKey: ASSIGNEES[block.module] ?? 'ivanna',
    productKey: block.productKey,
    module: block.module,
    summary: block.summary,
    category: block.category,
    fields: fieldsOf(block, number),
    body: `${number % 3 === 0 ? '' : `${hello}. `}${block.body}${ENDINGS[number % ENDINGS.length]}`,
    openedDaysAgo,
    openedAtTime,
    type: state === 'backlog' ? ('change' as const) : ('support' as const),
    criticality: state === 'backlog' ? ('minor' as const) : block.criticality,
    screens: block.screens,
    steps: stepsUntil(state, block, cast),
  }
  return fillAll(story, slots) as CaseStory
}

function fillAll(value: unknown, slots: Record<string, string>): unknown {
  if (typeof value === 'string') return fillSlots(value, slots)
  if (Array.isArray(value)) return value.map((item) => fillAll(item, slots))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillAll(item, slots)]))
}

/** The other 98 cases, the same ones every time. */
export const recombinedCases: CaseStory[] = Array.from({ length: CASES }, (_, number) =>
  recombine(number),
)
