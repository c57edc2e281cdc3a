import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newIdempotencyKey } from './idempotency.ts'

type Act<Input, Answer> = {
  /** Sends it; the same input sent again (a double click, a retry) carries the same key. */
  act: (input: Input, idempotencyKey: string) => Promise<Answer>
  /** Families of queries to ask again, also after a refusal: what was shown may be stale. */
  families: readonly string[]
  onDone?: (answer: Answer, input: Input) => void
}

/** One act of the user on the server: never twice by accident, and what it changed is shown. */
export function useAct<Input, Answer>({ act, families, onDone }: Act<Input, Answer>) {
  const queryClient = useQueryClient()
  const last = useRef<{ said: string; key: string } | null>(null)
  return useMutation({
    mutationFn: (input: Input) => {
      // An act without input says nothing, which is also the same each time.
      const said = JSON.stringify(input) ?? ''
      if (last.current?.said !== said) last.current = { said, key: newIdempotencyKey() }
      return act(input, last.current.key)
    },
    onSuccess: (answer, input) => {
      last.current = null
      onDone?.(answer, input)
    },
    onSettled: () => {
      for (const family of families) void queryClient.invalidateQueries({ queryKey: [family] })
    },
  })
}
