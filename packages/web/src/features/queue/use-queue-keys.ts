import { useEffect, useEffectEvent } from 'react'

type Keys = { onMove: (step: 1 | -1) => void; onSearch: () => void }

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** J and K (or the arrows, inside the table) move, / searches; Enter opens because a link has the focus. */
export function useQueueKeys({ onMove, onSearch }: Keys): void {
  const take = useEffectEvent((event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (!isPlain || event.defaultPrevented || isTyping(event.target)) return
    const isInTable = event.target instanceof Element && event.target.closest('.q') !== null
    const step = stepOf(event.key, isInTable)
    if (step !== null) onMove(step)
    else if (event.key === '/') onSearch()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => take(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

function stepOf(key: string, isInTable: boolean): 1 | -1 | null {
  if (key === 'j' || (isInTable && key === 'ArrowDown')) return 1
  if (key === 'k' || (isInTable && key === 'ArrowUp')) return -1
  return null
}
