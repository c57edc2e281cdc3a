import { useRef } from 'react'
import { newIdempotencyKey } from './idempotency.ts'
import { storage } from './storage.ts'

type Intent = { content: string; key: string }

/**
 * The key of one intention: the same content asks again with the same key (a double click, a lost
 * answer), changed content is another intention. `renew` after success, so that the same words can
 * be meant twice. `keptAs` names where the device keeps it, so that it also outlives a reload.
 */
export function useIntentKey(keptAs?: string): {
  keyFor: (body: unknown) => string
  renew: () => void
} {
  const last = useRef<Intent | null>(null)
  return {
    keyFor: (body) => {
      const content = JSON.stringify(body)
      last.current ??= keptAs === undefined ? null : readIntent(storage.read(keptAs))
      if (last.current?.content !== content) {
        last.current = { content, key: newIdempotencyKey() }
        if (keptAs !== undefined) storage.write(keptAs, JSON.stringify(last.current))
      }
      return last.current.key
    },
    renew: () => {
      last.current = null
      if (keptAs !== undefined) storage.remove(keptAs)
    },
  }
}

function readIntent(stored: string | null): Intent | null {
  try {
    const { content, key } = JSON.parse(stored ?? '{}') as Partial<Intent>
    return typeof content === 'string' && typeof key === 'string' ? { content, key } : null
  } catch {
    return null
  }
}
