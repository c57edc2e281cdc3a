import type {
  CatalogEntry,
  CatalogKind,
  CatalogList,
  CreateCatalogEntryBody,
  PatchCatalogEntryBody,
} from '@mesa/shared/wire/catalogs.schema'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { Clock } from '../../clock.ts'
import type { Cursors } from '../../cursor.ts'
import type { Caller, Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { audit } from '../audit/audit.service.ts'
import { beginTypes } from '../contract-types/type-versions.service.ts'
import { eventActor } from '../record/record.service.ts'
import { changeEntry, type Addressed } from './catalog-changes.service.ts'
import { createCatalogLists, createEntryReads, demandManage } from './catalog-reads.service.ts'
import { toView } from './catalog-views.ts'
import * as repository from './catalogs.repository.ts'
import { createEntry } from './new-entries.service.ts'

export type CatalogsService = ReturnType<typeof createCatalogsService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

export const createCatalogsService = ({ db, clock, cursors }: Deps) => ({
  ...createCatalogLists({ db, cursors }),
  ...createEntryReads({ db, cursors }),

  /** Adds an entry, named in the language the administrator writes in; last unless placed. */
  async create(
    actor: Caller,
    { kind, locale }: { kind: CatalogKind; locale: Locale },
    body: CreateCatalogEntryBody,
  ): Promise<CatalogEntry> {
    demandManage(actor)
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const entry = await createEntry(tx, { kind, locale, body, actor, at })
      if (kind === 'contract-types') await beginTypes(tx, [entry], { actor: eventActor(actor), at })
      return toView(entry, { locale, isManager: true })
    })
  },

  async patch(
    actor: Caller,
    addressed: Addressed,
    { body, ifMatch }: { body: PatchCatalogEntryBody; ifMatch: string | undefined },
  ): Promise<CatalogEntry> {
    demandManage(actor)
    const at = clock.now()
    return db.transaction(actor, (tx) => changeEntry(tx, addressed, { actor, at, body, ifMatch }))
  },

  /** Places every entry that is not retired; a list of others than those was written of another state. */
  async order(
    actor: Caller,
    { kind, locale }: { kind: CatalogKind; locale: Locale },
    ids: string[],
  ): Promise<CatalogList> {
    demandManage(actor)
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const rows = await repository.lockKind(tx, kind)
      const byId = new Map(rows.map((row) => [row.id, row]))
      const ordered = ids.flatMap((id) => byId.get(id) ?? [])
      if (ordered.length !== ids.length || ids.length !== rows.length) throw new AppError('stale')
      await repository.placeEntries(tx, { kind, ids })
      const details = { kind, codes: ordered.map(({ code }) => code) }
      await audit(tx, { actor, action: 'catalog.ordered', targetType: 'catalog', details, at })
      const reader = { locale, isManager: true }
      const items = ordered.map((row, position) => toView({ ...row, position }, reader))
      return { items, nextCursor: null }
    })
  },
})
