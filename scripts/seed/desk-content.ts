import type { PresetName } from '@mesa/shared/rulebook/presets'
import type { ApiScope } from '@mesa/shared/wire/api-keys.schema'
import type { CatalogSeed } from '@mesa/api/modules/tenants/desk-defaults'
import type { DemoPerson } from './content/people.ts'
import type { DemoProduct } from './content/products.ts'
import type { ScheduledCase } from './content/story.ts'
import type { Attention } from './seed-dates.ts'

export type SeedLot = {
  key: string
  minutes: number
  origin: 'purchase' | 'monthly' | 'annual' | 'maintenance' | 'courtesy'
  /** Days from today; `validUntilDays` is exclusive. */
  validFromDays: number
  validUntilDays: number
  note: string
}

export type SeedContract = {
  number: string
  name: string
  /** Code of the catalogue `contract-types`. */
  typeCode: string
  note: string
  /** Days from today; the end is exclusive. */
  validFromDays: number
  validUntilDays: number
  productKeys: string[]
  /** As its type says. */
  period: 'once' | 'month' | 'year'
  /** Null: as its type says. */
  periodMinutes: number | null
  openCaseLimit: number | null
  overdraftMinutesMax: number
  hourlyRate?: { amount: number; currency: string }
  /** What was paid for the licence when the contract began (HR-3). */
  licence?: { amount: number; currency: string }
  /** Those of its periods are granted by the ledger itself. */
  lots: SeedLot[]
}

/** Prices of an hour in minor units (HR-11), and minutes of maintenance of each 1,000 units paid. */
export type SeedRateCard = {
  currency: string
  rates: {
    kind: 'independent' | 'overdraft' | 'after_hours'
    component?: string
    amount: number
  }[]
  maintenanceMinutes?: number
}

export type SeedOrganization = {
  key: string
  name: string
  taxId: string
  sizeBracket: 'small' | 'medium' | 'large'
  accountClass: 'general' | 'special'
  leadKey: string
  /** Key of `groups`: organizations that share their key users (EN-4). */
  groupKey?: string
  /** CL-10; absent: what the rulebook says of its class. */
  inProgressLimit?: number
  standing: {
    standing: 'current' | 'overdue' | 'suspended'
    sinceDaysAgo: number
    reason: string
  }
  contracts: SeedContract[]
}

/** EN-7: who was trained in what, before the first case. */
export type SeedTraining = {
  personKey: string
  organizationKey: string
  productKey: string
  daysAgo: number
  trainer: string
}

/** EN-4: what somebody wrote who may not open cases, and what the key user made of it. */
export type SeedDraft = {
  authorKey: string
  organizationKey: string
  productKey: string
  module: string
  summary: string
  body: string
  daysAgo: number
  /** Absent: it still waits. */
  decision?: { byKey: string; decision: 'send' | 'decline'; reason?: string }
}

/** IN-10: hours in which nothing may fail, announced ahead. */
export type SeedWindow = {
  personKey: string
  organizationKey: string
  productKey: string
  reason: string
  announcedDaysAgo: number
  /** Days from today. */
  fromDays: number
  untilDays: number
}

/** CL-11: what an agent knows. */
export type SeedSkill = { personKey: string; productKey: string; level: 'l1' | 'l2' | 'l3' }

/** Everything one demonstration desk consists of; who makes it is the same for all. */
export type DeskContent = {
  /** The rulebook it runs by, and its name on the command line. */
  preset: PresetName
  /** In its address, `/d/<slug>`. */
  slug: string
  name: string
  /** How long ago it was set up: before its oldest contract and standing. */
  ageDays: number
  /** Who set it up, and who sells its contracts. */
  adminKey: string
  commercialKey: string
  people: DemoPerson[]
  products: DemoProduct[]
  organizations: SeedOrganization[]
  groups?: { key: string; name: string }[]
  entries: CatalogSeed[]
  /** Published conditions of service (EN-5) and terms of attention (EN-6). */
  conditions?: { title: string; body: string }
  terms?: { title: string; body: string }
  trainings?: SeedTraining[]
  skills?: SeedSkill[]
  drafts?: SeedDraft[]
  windows?: SeedWindow[]
  /** An organization that pays for Saturday mornings. */
  saturdaysOf?: string
  rateCard?: SeedRateCard
  apiKeys: SeedApiKey[]
  /** Whether what is due by itself happened at its instant: warnings, silence, late clocks. */
  runsTimers: boolean
  /** Its stories with their instants, the oldest first; none later than `now`. */
  cases: (now: Date, attention: Attention) => ScheduledCase[]
}

export type SeedApiKey = {
  name: string
  scopes: ApiScope[]
  /** Absent: the whole desk's. */
  organizationKey?: string
}

/** Under this name until everything is there, so that an interrupted seed is recognised. */
export const unfinishedSlug = (slug: string): string => `${slug}-sembrando`
