import { storage } from '../../lib/storage.ts'

export const draftKinds = ['reply', 'note', 'call'] as const
export type DraftKind = (typeof draftKinds)[number]
export type Drafts = Record<DraftKind, string>

const keyOf = (number: number) => `mesa.desk-draft.${number}`
const none: Drafts = { reply: '', note: '', call: '' }

/** Unsent texts of a case on this device, one per kind, so that a note never becomes a reply. */
export function readDrafts(number: number): Drafts {
  try {
    const saved = JSON.parse(storage.read(keyOf(number)) ?? '{}') as Partial<Drafts>
    return { ...none, ...saved }
  } catch {
    return none
  }
}

export function saveDrafts(number: number, drafts: Drafts): void {
  if (draftKinds.every((kind) => drafts[kind].trim() === '')) storage.remove(keyOf(number))
  else storage.write(keyOf(number), JSON.stringify(drafts))
}
