import { useState } from 'react'
import type { EvidenceKind } from '@mesa/shared/wire/vocabulary.schema'
import { nowMs } from '../../lib/clock.ts'
import { storage } from '../../lib/storage.ts'

/** What is typed in the form; files are not part of it. */
export type CaseDraft = {
  /** Of who acts for several; empty otherwise. */
  organizationId: string
  productId: string
  module: string
  summary: string
  body: string
  categoryId: string
  fields: Record<string, string>
  priorityReason: string
  /** Why what needed notice was not announced (IN-7). */
  priorityNote: string
  requestedCriticality: string
  /** `on` where attention outside of hours is asked for (IN-1); its ends as typed, in the reader's zone. */
  afterHours: string
  afterHoursFrom: string
  afterHoursTo: string
  afterHoursNote: string
  previous: string
  affectedName: string
  affectedEmail: string
  contactName: string
  contactPhone: string
  contactHours: string
}

/** A file that is safely on the server, and what it shows. */
export type HeldFile = { id: string; name: string; mediaType: string; evidence: EvidenceKind }

export const blankDraft: CaseDraft = {
  organizationId: '',
  productId: '',
  module: '',
  summary: '',
  body: '',
  categoryId: '',
  fields: {},
  priorityReason: '',
  priorityNote: '',
  requestedCriticality: '',
  afterHours: '',
  afterHoursFrom: '',
  afterHoursTo: '',
  afterHoursNote: '',
  previous: '',
  affectedName: '',
  affectedEmail: '',
  contactName: '',
  contactPhone: '',
  contactHours: '',
}

/** A draft kept on this device for its owner, with the files it has on the server, until it is sent or thrown away. */
export function useDraft(ownerId: string) {
  const key = `mesa.draft.case.${ownerId}`
  const filesKey = `mesa.draft.files.${ownerId}`
  const intentKey = `mesa.draft.sending.${ownerId}`
  const [restored] = useState(() => readDraft(storage.read(key)))
  const [files] = useState(() => (restored === null ? [] : readFiles(storage.read(filesKey))))
  const [draft, setDraft] = useState(restored ?? blankDraft)
  const [wasRestored, setWasRestored] = useState(restored !== null)
  const [savedAtMs, setSavedAtMs] = useState<number | null>(null)

  // Written at once: a reload or a closed tab must not cost the last words.
  const change = (part: Partial<CaseDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    if (!hasWords(next)) return
    storage.write(key, JSON.stringify(next))
    setSavedAtMs(nowMs())
  }

  return {
    draft,
    change,
    savedAtMs,
    wasRestored,
    /** Files of the restored draft. */
    files,
    keepFiles: (held: readonly HeldFile[]) => {
      if (held.length === 0) storage.remove(filesKey)
      else storage.write(filesKey, JSON.stringify({ savedAtMs: nowMs(), held }))
    },
    /** Where the key of its sending is kept, so that a lost answer opens no second case. */
    intentKey,
    discard: () => {
      for (const one of [key, filesKey, intentKey, `${intentKey}.queued`]) storage.remove(one)
      setDraft(blankDraft)
      setWasRestored(false)
      setSavedAtMs(null)
    },
  }
}

/** Choices alone are not worth keeping: only words are. */
const hasWords = ({ summary, body, fields }: CaseDraft): boolean =>
  [summary, body, ...Object.values(fields)].some((words) => words.trim() !== '')

/** A draft as stored, or null when there is none or an older shape. */
export function readDraft(stored: string | null): CaseDraft | null {
  if (stored === null) return null
  try {
    const parsed: unknown = JSON.parse(stored)
    if (typeof parsed !== 'object' || parsed === null) return null
    const draft = { ...blankDraft, ...parsed } as CaseDraft
    const { fields, ...texts } = draft
    const isText = (value: unknown) => typeof value === 'string'
    const isWhole = Object.values(texts).every(isText) && Object.values(fields).every(isText)
    return isWhole && hasWords(draft) ? draft : null
  } catch {
    return null
  }
}

/** The server forgets a day later what was uploaded and belongs to nothing. */
const filesKeptMs = 20 * 3_600_000

function readFiles(stored: string | null): HeldFile[] {
  try {
    const { savedAtMs, held } = JSON.parse(stored ?? '{}') as Record<string, unknown>
    if (typeof savedAtMs !== 'number' || savedAtMs + filesKeptMs < nowMs()) return []
    if (!Array.isArray(held)) return []
    return held.filter(
      (one: Partial<HeldFile> | null): one is HeldFile =>
        typeof one?.id === 'string' && typeof one.name === 'string',
    )
  } catch {
    return []
  }
}
