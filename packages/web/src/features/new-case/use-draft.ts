import { useState } from 'react'
import { nowMs } from '../../lib/clock.ts'
import { storage } from '../../lib/storage.ts'

/** What is typed in the form; files are not part of it. */
export type CaseDraft = {
  productId: string
  module: string
  summary: string
  body: string
  categoryId: string
  fields: Record<string, string>
  priorityReason: string
  previous: string
  contactName: string
  contactPhone: string
  contactHours: string
}

export const blankDraft: CaseDraft = {
  productId: '',
  module: '',
  summary: '',
  body: '',
  categoryId: '',
  fields: {},
  priorityReason: '',
  previous: '',
  contactName: '',
  contactPhone: '',
  contactHours: '',
}

/** A draft kept on this device for its owner until it is sent or thrown away. */
export function useDraft(ownerId: string) {
  const key = `mesa.draft.case.${ownerId}`
  const [restored] = useState(() => readDraft(storage.read(key)))
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
    discard: () => {
      storage.remove(key)
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
