import { randomUUID } from 'node:crypto'
import type { Whose } from './rows-for-every-table.ts'

export const [one, two] = [randomUUID(), randomUUID()]
export const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()]
/** Two organizations and something internal in one desk, and another desk. */
export const everybody: Whose[] = [
  { tenantId: one, organizationId: a },
  { tenantId: one, organizationId: b },
  { tenantId: one, organizationId: b, internal: true },
  { tenantId: two, organizationId: c },
]
export const ofA = everybody[0]!
export const ofB = everybody[1]!
const internalOfB = everybody[2]!
const ofOtherDesk = everybody[3]!

export type Settings = { tenantId: string; kind: string; organizationIds: string[] }
/** Who asks, and what must stay out of reach. */
export const callers: Array<{ name: string; settings: Settings; foreign: Whose[] }> = [
  {
    name: 'the staff of another desk',
    settings: { tenantId: two, kind: 'desk', organizationIds: [] },
    foreign: [ofA, ofB, internalOfB],
  },
  {
    name: 'the jobs of another desk',
    settings: { tenantId: two, kind: 'system', organizationIds: [] },
    foreign: [ofA, ofB, internalOfB],
  },
  {
    name: 'a customer of another desk who names this one’s organization',
    settings: { tenantId: two, kind: 'customer', organizationIds: [a, b] },
    foreign: [ofA, ofB, internalOfB],
  },
  {
    name: 'a customer of another organization',
    settings: { tenantId: one, kind: 'customer', organizationIds: [b] },
    foreign: [ofA, internalOfB, ofOtherDesk],
  },
  {
    name: 'a customer of no organization',
    settings: { tenantId: one, kind: 'customer', organizationIds: [] },
    foreign: [ofA, ofB, internalOfB, ofOtherDesk],
  },
  {
    name: 'a kind nobody knows',
    settings: { tenantId: one, kind: 'robot', organizationIds: [b] },
    foreign: [ofA, internalOfB, ofOtherDesk],
  },
]
