import { useState } from 'react'
import type { EvidenceKind } from '@mesa/shared/wire/vocabulary.schema'
import type { EvidenceItem } from '../../components/evidence-items.ts'
import type { HeldFile } from './use-draft.ts'

/**
 * The files of a case: those of before (a restored draft) and those added now, and what each shows; an
 * image is a screen unless one says otherwise. `onFiles` hears of every file that is on the server.
 */
export function useEvidence(before: readonly HeldFile[], onFiles: (files: HeldFile[]) => void) {
  const [held, setHeld] = useState(before)
  const [items, setItems] = useState<EvidenceItem[]>([])
  const [kinds, setKinds] = useState<Record<number, EvidenceKind>>({})
  const files = [...held, ...doneOf(items, kinds)]
  return {
    held,
    items,
    files,
    kindOf: (item: EvidenceItem) => kindOf(item, kinds),
    onItems: (next: EvidenceItem[]) => {
      setItems(next)
      onFiles([...held, ...doneOf(next, kinds)])
    },
    onKind: (key: number, kind: EvidenceKind) => {
      const next = { ...kinds, [key]: kind }
      setKinds(next)
      onFiles([...held, ...doneOf(items, next)])
    },
    onHeld: (next: HeldFile[]) => {
      setHeld(next)
      onFiles([...next, ...doneOf(items, kinds)])
    },
  }
}

type Kinds = Record<number, EvidenceKind>

const kindOf = ({ key, file }: EvidenceItem, kinds: Kinds): EvidenceKind =>
  kinds[key] ?? (file.type.startsWith('image/') ? 'screen' : 'other')

const doneOf = (items: readonly EvidenceItem[], kinds: Kinds): HeldFile[] =>
  items.flatMap((item) =>
    item.state.kind === 'done'
      ? [
          {
            id: item.state.id,
            name: item.file.name,
            mediaType: item.file.type,
            evidence: kindOf(item, kinds),
          },
        ]
      : [],
  )
