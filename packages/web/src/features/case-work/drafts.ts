import { storage } from '../../lib/storage.ts'

export const draftKinds = ['reply', 'note', 'call', 'progress'] as const
export type DraftKind = (typeof draftKinds)[number]
/** Of a progress update, `progress` is what was done. */
export type Drafts = Record<DraftKind | 'progressNext' | 'progressWhen', string>

const keyOf = (number: number) => `mesa.desk-draft.${number}`
const none: Drafts = {
  reply: '',
  note: '',
  call: '',
  progress: '',
  progressNext: '',
  progressWhen: '',
}

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
  if (Object.values(drafts).every((text) => text.trim() === '')) storage.remove(keyOf(number))
  else storage.write(keyOf(number), JSON.stringify(drafts))
}

/** What is left once the text of one kind was sent. */
export const without = (drafts: Drafts, kind: DraftKind): Drafts => ({
  ...drafts,
  [kind]: '',
  ...(kind === 'progress' ? { progressNext: '', progressWhen: '' } : {}),
})
