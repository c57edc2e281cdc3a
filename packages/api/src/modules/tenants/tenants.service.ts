import { holidayPack } from '@mesa/shared/business-time/holidays/packs'
import type { Policy } from '@mesa/shared/rulebook/policy'
import { PRESETS } from '@mesa/shared/rulebook/presets'
import type { Database, Tx } from '../../db/database.ts'
import { newId } from '../../ids.ts'
import { createCalendar } from '../calendars/calendars.service.ts'
import { adoptPolicy } from '../rulebook/rulebook.service.ts'
import { addCatalogEntries } from '../catalogs/catalog-entries.service.ts'
import { beginTypes } from '../contract-types/type-versions.service.ts'
import { publishDefaultTexts } from '../published-texts/published-texts.service.ts'
import { startNumbering } from '../tickets/ticket-numbers.service.ts'
import { defaultCatalog, type CatalogSeed } from './desk-defaults.ts'
import * as tenants from './tenants.repository.ts'

export type NewDesk = {
  name: string
  slug: string
  /** IANA; also of the policy's calendar. */
  timeZone: string
  locale?: 'es' | 'en' | 'pt'
  country?: string
  host?: string | null
  phone?: string | null
  /** Preset `demo` unless given. */
  policy?: Policy
  /** Its own words from the first day, by kind; in other kinds those that every desk begins with. */
  catalog?: CatalogSeed[]
  /** Name of who put the first rulebook in force. */
  by: string
  /** The last year of holidays its calendar begins with; at least the one after `at`. */
  holidaysThrough?: number
  at: Date
}

/**
 * Creates the desk whose id is `tx.tenantId` with all it needs to take its first case: rulebook
 * version 1, the default calendar with its country's holidays, the ticket counter and the catalogs.
 * Open the transaction with `systemScope(newId(at))`.
 */
export async function createDesk(tx: Tx, desk: NewDesk): Promise<void> {
  const { name, slug, timeZone, at } = desk
  const preset = desk.policy ?? PRESETS.demo
  const policy = { ...preset, calendar: { ...preset.calendar, timeZone } }
  await tenants.insertTenant(tx, {
    slug,
    name,
    timeZone,
    host: desk.host ?? null,
    locale: desk.locale ?? 'es',
    country: desk.country ?? policy.calendar.holidayCountry,
    phone: desk.phone ?? null,
    createdAt: at,
  })
  await startNumbering(tx)
  await adoptPolicy(tx, { policy, by: desk.by, at })
  const { weekly, holidayCountry } = policy.calendar
  const year = at.getUTCFullYear()
  const last = Math.max(year + 1, desk.holidaysThrough ?? year)
  const years = Array.from({ length: last - year + 2 }, (_, index) => year - 1 + index)
  const days = years.flatMap((one) => holidayPack(holidayCountry, one))
  const holidays = days.map(({ date }) => date)
  await createCalendar(tx, {
    name,
    definition: { timeZone, weekly, holidays, exceptions: [] },
    holidayCountry,
    labels: Object.fromEntries(days.map((day) => [day.date, day.name])),
    at,
  })
  await publishDefaultTexts(tx, { policy, locale: desk.locale ?? 'es', by: desk.by, at })
  const entries = catalogOf(desk).map((entry, position) => ({
    ...entry,
    id: newId(at),
    position,
    createdAt: at,
  }))
  await addCatalogEntries(
    tx,
    entries.map(({ terms: _terms, ...entry }) => entry),
  )
  const types = entries.filter(({ kind }) => kind === 'contract-types')
  await beginTypes(tx, types, { actor: { id: null, name: desk.by }, at })
}

/** Kinds in which the desk has no words of its own begin as everywhere. */
function catalogOf({ catalog = [] }: NewDesk): CatalogSeed[] {
  const kinds = new Set(catalog.map(({ kind }) => kind))
  return [...catalog, ...defaultCatalog.filter(({ kind }) => !kinds.has(kind))]
}

/** The desk a signed-out caller means: by slug, by host name, or the only one. */
export const findDesk = (
  db: Database,
  wanted: { slug?: string | undefined; host?: string | undefined },
) => tenants.findDesk(db, wanted)

export const listDesks = (db: Database) => tenants.listDesks(db)

/**
 * Where the desk of a transaction is on the web: at its own host, under `/d/:slug` among several, at
 * the root alone.
 * @param origin of the installation, without a slash at the end
 */
export async function deskAddress(tx: Tx, origin: string): Promise<string> {
  const desk = await tenants.findAddress(tx)
  if (desk?.host) {
    const own = new URL(origin)
    own.hostname = desk.host
    return own.href.replace(/\/+$/, '')
  }
  return !desk || desk.isOnly ? origin : `${origin}/d/${desk.slug}`
}

/** The desk of a transaction. */
export async function currentDesk(tx: Tx) {
  const desk = await tenants.findDeskById(tx)
  if (!desk) throw new Error('a transaction belongs to an existing desk')
  return desk
}
