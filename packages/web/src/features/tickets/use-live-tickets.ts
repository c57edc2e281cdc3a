import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { StreamEvent } from '@mesa/shared/wire/stream.schema'
import { followStream } from '../../lib/stream.ts'

/** Events come in bursts (one act writes several): one refresh for all of them. */
const settleMs = 300
const liveFamilies = ['tickets', 'hours']

/**
 * Follows the desk's stream while mounted. Without `onChange` everything shown is asked again; a
 * list that must not move under its reader passes `onChange` and offers to refresh instead.
 */
export function useLiveTickets(onChange?: (event: StreamEvent) => void): void {
  const queryClient = useQueryClient()
  const take = useEffectEvent((event: StreamEvent) => {
    if (onChange) return onChange(event)
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => liveFamilies.includes(String(queryKey[0])),
    })
  })

  useEffect(() => {
    const following = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    void followStream({
      signal: following.signal,
      onEvent: ({ data }) => {
        const event = parseEvent(data)
        if (!event) return
        clearTimeout(timer)
        timer = setTimeout(() => take(event), settleMs)
      },
    })
    return () => {
      clearTimeout(timer)
      following.abort()
    }
  }, [])
}

function parseEvent(data: string): StreamEvent | null {
  try {
    const event = JSON.parse(data) as StreamEvent
    return typeof event.type === 'string' ? event : null
  } catch {
    return null
  }
}
