import type { Actor } from '@mesa/shared/access/actor'
import { canonicalJson } from '@mesa/shared/record/canonical'
import type { Policy } from '@mesa/shared/rulebook/policy'
import type {
  CatalogEntry,
  CatalogKind,
  CatalogSettings,
  PatchCatalogEntryBody,
} from '@mesa/shared/wire/catalogs.schema'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import { violatedConstraint, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { refuseOther } from '../../etag.ts'
import { audit } from '../audit/audit.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { faultsOfSettings } from './catalog-settings.ts'
import { countOpenCases } from './catalog-usage.repository.ts'
import { etagOfEntry, toView, type EntryNames } from './catalog-views.ts'
import * as repository from './catalogs.repository.ts'

type Written = { names: EntryNames; settings: CatalogSettings }
export type Addressed = { kind: CatalogKind; id: string; locale: Locale }
type Change = { actor: Actor; at: Date; body: PatchCatalogEntryBody; ifMatch: string | undefined }

/** Kinds of which a case could not end without one. */
const neverEmpty: readonly CatalogKind[] = ['close-reasons', 'cancel-reasons']

/** Renames, configures, places, retires or restores an entry, and keeps what it was (CA-1). */
export async function changeEntry(
  tx: Tx,
  { kind, id, locale }: Addressed,
  { actor, at, body, ifMatch }: Change,
): Promise<CatalogEntry> {
  // The whole catalogue is held by whoever may take its last entry away.
  const live = body.retired === true ? await repository.lockKind(tx, kind) : []
  const entry = await repository.lockEntry(tx, { kind, id })
  if (!entry) throw new AppError('not_found')
  refuseOther(ifMatch, etagOfEntry(entry))
  const before = writtenOf(entry)
  const after = rewritten(before, body, locale)
  refuseFaults(kind, after.settings)
  await refuseMovedState(tx, entry, after.settings)
  const isRetiring = body.retired === true && entry.retiredAt === null
  if (isRetiring) await refuseRequired(tx, entry, live)

  const isRewritten = canonicalJson(after) !== canonicalJson(before)
  const version = entry.version + (isRewritten ? 1 : 0)
  const changed = await repository.updateEntry(tx, entry, {
    name: after.names,
    settings: after.settings,
    version,
    ...(body.position !== undefined && { position: body.position }),
    ...(body.retired !== undefined && { retiredAt: body.retired ? (entry.retiredAt ?? at) : null }),
  })
  const now = changed ?? entry
  if (isRewritten) await keepVersion(tx, now, { actor, at })
  const isRestored = entry.retiredAt !== null && now.retiredAt === null
  const act = isRetiring ? 'retired' : isRestored ? 'restored' : isRewritten ? 'changed' : null
  if (act) {
    const details = { kind, code: entry.code, before, after, version }
    await auditEntry(tx, { actor, act, id, details, at })
  }
  return toView(now, { locale, isManager: true })
}

/** Every version stays readable, the newest included. */
export const keepVersion = (
  tx: Tx,
  { id, version, name, settings }: repository.EntryRow,
  { actor, at }: { actor: Actor; at: Date },
) =>
  repository.insertVersions(tx, [
    { entryId: id, version, name, settings, createdBy: actor.name, createdAt: at },
  ])

const acts = {
  created: { action: 'catalog.entry_created' },
  changed: { action: 'catalog.entry_changed' },
  retired: { action: 'catalog.entry_retired' },
  restored: { action: 'catalog.entry_restored' },
} as const
type Audited = {
  actor: Actor
  act: keyof typeof acts
  id: string
  details: Record<string, unknown>
  at: Date
}

export const auditEntry = (tx: Tx, { actor, act, id, details, at }: Audited) =>
  audit(tx, {
    actor,
    ...acts[act],
    targetType: 'catalog_entry',
    targetId: id,
    details,
    at,
  })

const writtenOf = ({ name, settings }: repository.EntryRow): Written => ({
  names: name as EntryNames,
  settings: settings as CatalogSettings,
})

function rewritten(
  before: Written,
  { name, names = {}, settings }: PatchCatalogEntryBody,
  locale: Locale,
): Written {
  const merged = { ...before.names, ...(name !== undefined && { [locale]: name }), ...names }
  const kept = (['es', 'en', 'pt'] as const).flatMap((one) => {
    const word = merged[one]
    return word ? [[one, word] as const] : []
  })
  if (kept.length === 0)
    throw new AppError('malformed', { errors: [{ path: 'names', code: 'required' }] })
  return {
    names: Object.fromEntries(kept),
    settings: settings === undefined ? before.settings : (settings ?? {}),
  }
}

export function refuseFaults(kind: CatalogKind, settings: CatalogSettings): void {
  const errors = faultsOfSettings(kind, settings)
  if (errors.length > 0) throw new AppError('malformed', { errors })
}

/** A sub-state that cases are in cannot become one of another state under them. */
async function refuseMovedState(
  tx: Tx,
  entry: repository.EntryRow,
  settings: CatalogSettings,
): Promise<void> {
  if (settings.state === (entry.settings as CatalogSettings).state) return
  if ((await countOpenCases(tx, entry)) > 0)
    throw new AppError('in_use', { requiredBy: ['open_cases'] })
}

/** CA-1: what the rulebook in force names, and the only one where one is needed, is not retired. */
async function refuseRequired(tx: Tx, entry: repository.EntryRow, live: repository.EntryRow[]) {
  const requiredBy = await requirersOf(tx, entry, live.length)
  if (requiredBy.length > 0) throw new AppError('in_use', { requiredBy })
}

/** @param left entries of its kind that are not retired */
export async function requirersOf(
  tx: Tx,
  { kind, code }: Pick<repository.EntryRow, 'kind' | 'code'>,
  left: number,
): Promise<string[]> {
  const { policy } = await policyInForce(tx)
  const isLast = neverEmpty.includes(kind) && left <= 1
  return [...keysNaming({ kind, code }, policy), ...(isLast ? ['last_entry'] : [])]
}

function keysNaming({ kind, code }: { kind: CatalogKind; code: string }, policy: Policy): string[] {
  const { priorityReasons, evidenceByCategory } = policy.intake
  const components: readonly string[] = policy.hours.components
  if (kind === 'priority-reasons' && priorityReasons.includes(code))
    return ['intake.priorityReasons']
  if (kind === 'categories' && Object.hasOwn(evidenceByCategory, code))
    return [`intake.evidenceByCategory.${code}`]
  return kind === 'components' && components.includes(code) ? ['hours.components'] : []
}

export function refuseTakenCode(error: unknown): never {
  if (violatedConstraint(error) !== 'catalog_entries_tenant_id_kind_code_key') throw error
  throw new AppError('already_exists', { errors: [{ path: 'code', code: 'not_unique' }] })
}
