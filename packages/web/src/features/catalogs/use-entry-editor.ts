import type { CatalogEntry } from '@mesa/shared/wire/catalogs.schema'
import { useState } from 'react'
import { draftOf, type EntryDraft, type EntryFault, faultsOf, isSame } from './entry-draft.ts'
import type { EditedKind } from './kinds.ts'

export type EntryEditor = {
  /** What is edited, as it was read. */
  base: CatalogEntry
  draft: EntryDraft
  isChanged: boolean
  /** Somebody else saved since; nothing typed is lost. */
  isStale: boolean
  faults: Map<string, EntryFault>
  change: (part: Partial<EntryDraft>) => void
  /** Edits this one from here on, without what was typed. */
  reset: (entry: CatalogEntry) => void
  /** Saves what was typed over the newest one. */
  rebase: () => void
  /** Goes on with what the other person saved. */
  takeTheirs: () => void
}

type State = { base: CatalogEntry; draft: EntryDraft }
const startOf = (base: CatalogEntry): State => ({ base, draft: draftOf(base) })

/** The state of the editor of one entry, while `newest` may change beside it. */
export function useEntryEditor(kind: EditedKind, newest: CatalogEntry): EntryEditor {
  const [state, setState] = useState(() => startOf(newest))
  const { base, draft } = state
  const isChanged = !isSame(kind, draft, draftOf(base))
  const isOther = newest.etag !== base.etag
  // Nothing was typed: what somebody else saved is simply what there is now.
  if (isOther && !isChanged) setState(startOf(newest))
  return {
    ...state,
    isChanged,
    isStale: isOther && isChanged,
    faults: faultsOf(kind, draft),
    change: (part) => setState((old) => ({ ...old, draft: { ...old.draft, ...part } })),
    reset: (entry) => setState(startOf(entry)),
    rebase: () => setState((old) => ({ ...old, base: newest })),
    takeTheirs: () => setState(startOf(newest)),
  }
}
