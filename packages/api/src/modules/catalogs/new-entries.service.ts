import type { Actor } from '@mesa/shared/access/actor'
import type { CatalogKind, CreateCatalogEntryBody } from '@mesa/shared/wire/catalogs.schema'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import {
  auditEntry,
  keepVersion,
  refuseFaults,
  refuseTakenCode,
} from './catalog-changes.service.ts'
import * as repository from './catalogs.repository.ts'

type NewEntry = {
  kind: CatalogKind
  /** In which `body.name` is written. */
  locale: Locale
  body: CreateCatalogEntryBody
  actor: Actor
  at: Date
}

/** Adds an entry with its first version, last unless placed (CA-1). Errors: `malformed`, `already_exists`. */
export async function createEntry(tx: Tx, entered: NewEntry): Promise<repository.EntryRow> {
  const { kind, locale, body, actor, at } = entered
  const { code, name, names, settings = {} } = body
  refuseUnusableCode(code)
  refuseFaults(kind, settings)
  const position = body.position ?? (await repository.nextPosition(tx, kind))
  const named = { [locale]: name, ...names }
  const row = { id: newId(at), kind, code, name: named, settings, position, createdAt: at }
  const entry = await repository.insertEntry(tx, row).catch(refuseTakenCode)
  await keepVersion(tx, entry, { actor, at })
  const details = { kind, code, names: named, settings }
  await auditEntry(tx, { actor, act: 'created', id: entry.id, details, at })
  return entry
}

/** Narrower than the wire: rules and reports name entries by their code, so it reads like a word. */
function refuseUnusableCode(code: string): void {
  if (!/^[a-z][a-z0-9_]{0,59}$/.test(code))
    throw new AppError('malformed', { errors: [{ path: 'code', code: 'wrong_format' }] })
}
