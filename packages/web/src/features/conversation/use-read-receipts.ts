import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect } from 'react'
import { markRead } from './conversation.queries.ts'

/** Long enough in view to have been read, not just scrolled past. */
const readAfterMs = 800

/**
 * Leaves a receipt on each unread message (`[data-unread]` inside `area`) once it has stood in view
 * in a visible tab. `signature` changes when the messages do.
 */
export function useReadReceipts(given: {
  ref: number | string
  area: RefObject<HTMLElement | null>
  signature: string
}): void {
  const { ref, area, signature } = given
  const queryClient = useQueryClient()
  useEffect(() => {
    const unread = [...(area.current?.querySelectorAll<HTMLElement>('[data-unread]') ?? [])]
    if (unread.length === 0) return
    const timers = new Map<Element, ReturnType<typeof setTimeout>>()
    const read = (element: HTMLElement) => {
      const id = element.dataset['message']
      if (!id || document.visibilityState !== 'visible') return
      observer.unobserve(element)
      // A receipt that fails is left again with the next visit; the reader must not be disturbed.
      markRead(ref, id)
        .then(() => queryClient.invalidateQueries({ queryKey: ['tickets'] }))
        .catch(() => undefined)
    }
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(timers.get(target))
        if (isIntersecting) {
          timers.set(
            target,
            setTimeout(() => read(target as HTMLElement), readAfterMs),
          )
        }
      }
    })
    for (const element of unread) observer.observe(element)
    return () => {
      observer.disconnect()
      for (const timer of timers.values()) clearTimeout(timer)
    }
  }, [ref, area, signature, queryClient])
}
