import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TransitionBody } from '@mesa/shared/wire/ticket-acts.schema'
import { showToast } from '../../components/toast.tsx'
import { useIntentKey } from '../../lib/use-intent-key.ts'
import { moveTicket } from './tickets.queries.ts'

/** One move of a case: says `fact` when done and asks everything shown again, also after a conflict. */
export function useMove(number: number, fact: string, onDone?: () => void) {
  const queryClient = useQueryClient()
  const intent = useIntentKey()
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['tickets'] }),
      queryClient.invalidateQueries({ queryKey: ['hours'] }),
    ])
  return useMutation({
    mutationFn: (body: TransitionBody) =>
      moveTicket({ ref: number, body, idempotencyKey: intent.keyFor(body) }),
    onSuccess: async () => {
      intent.renew()
      showToast(fact)
      onDone?.()
      await refresh()
    },
    onError: refresh,
  })
}
