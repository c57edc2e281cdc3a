import { useRef } from 'react'
import { newIdempotencyKey } from './idempotency.ts'

/**
 * The key of one intention: the same content asks again with the same key (a double click, a lost
 * answer), changed content is another intention. `renew` after success, so that the same words can
 * be meant twice.
 */
export function useIntentKey(): { keyFor: (body: unknown) => string; renew: () => void } {
  const last = useRef<{ content: string; key: string } | null>(null)
  return {
    keyFor: (body) => {
      const content = JSON.stringify(body)
      if (last.current?.content !== content) last.current = { content, key: newIdempotencyKey() }
      return last.current.key
    },
    renew: () => {
      last.current = null
    },
  }
}
