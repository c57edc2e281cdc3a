import { useEffect, useEffectEvent } from 'react'
import type { DraftKind } from './drafts.ts'

const kinds: Record<string, DraftKind> = { r: 'reply', n: 'note', l: 'call', p: 'progress' }

const isBusy = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role="dialog"], [role="menu"]') !== null)

/** R, N, L and P start a reply, a note, a call or a progress update from anywhere that is not being typed in. */
export function useComposerKeys(onKind: (kind: DraftKind) => void): void {
  const take = useEffectEvent((event: KeyboardEvent) => {
    const kind = kinds[event.key]
    if (!kind || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return
    event.preventDefault()
    onKind(kind)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => take(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
