import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import type { OpenTicketBody } from '@mesa/shared/wire/tickets.schema'
import { nowMs } from '../../lib/clock.ts'
import { currentConnection, subscribeToConnection } from '../../lib/connection.ts'
import { ProblemError } from '../../lib/problem.ts'
import { storage } from '../../lib/storage.ts'
import { useIntentKey } from '../../lib/use-intent-key.ts'
import { type Given, toBody } from './draft-body.ts'
import { type DraftFaults, faultsOf } from './draft-check.ts'

/** Where what is written goes: a case, or a draft of one. */
export type Sending = {
  send: (body: OpenTicketBody, idempotencyKey: string) => Promise<unknown>
  /** Where the device keeps the key of the sending, so that it outlives a reload. */
  keptAs?: string
}

/** Without an answer: nobody knows whether it arrived, so the same is sent again with the same key. */
const isCut = (error: unknown): boolean =>
  error instanceof ProblemError && (error.status === 0 || error.status === 503)

const isOfForm = (error: unknown): boolean =>
  error instanceof ProblemError && ['fields_required', 'reference_unknown'].includes(error.code)

/**
 * Checks on this side first, then sends. What a lost connection cut waits on the device, also across a
 * reload, and goes once Mesa answers again; the same content is never opened twice (CN-3).
 */
export function useOpening(given: Given, { send, keptAs }: Sending) {
  const [told, setTold] = useState<DraftFaults>({})
  const [cutAtMs, setCutAtMs] = useState<number | null>(null)
  const intent = useIntentKey(keptAs)
  const queue = queueOf(keptAs)
  const queryClient = useQueryClient()
  const open = useMutation({
    // Without a network it fails at once and says so, instead of waiting unsaid.
    networkMode: 'always',
    mutationFn: (body: OpenTicketBody) => send(body, intent.keyFor(body)),
    onSuccess: async () => {
      setCutAtMs(null)
      queue.leave()
      intent.renew()
      await queryClient.invalidateQueries({ queryKey: ['tickets'] })
    },
    onError: (error, body) => {
      // The desk may have changed the form meanwhile (IN-4): what it asks for now is shown.
      if (isOfForm(error)) void queryClient.invalidateQueries({ queryKey: ['catalogs'] })
      if (!isCut(error)) {
        queue.leave()
        return setCutAtMs(null)
      }
      queue.enter(body.confirmNotDuplicate === true)
      setCutAtMs((before) => before ?? nowMs())
    },
  })
  const submit = (confirmNotDuplicate: boolean) => {
    const found = faultsOf(given)
    setTold(found)
    if (Object.keys(found).length > 0 || open.isPending) return
    open.mutate({ ...toBody(given), ...(confirmNotDuplicate && { confirmNotDuplicate }) })
  }
  useSendingAgain({
    isWaiting: cutAtMs !== null && !open.isPending,
    attempt: open.submittedAt,
    again: () => open.variables && open.mutate(open.variables),
  })
  useSendingQueued(() => {
    const queued = queue.read()
    if (queued !== null) submit(queued === 'confirmed')
  })
  // What was told goes as soon as it is mended; nothing new turns red while typing.
  const now = faultsOf(given)
  const faults = Object.fromEntries(Object.entries(told).filter(([name]) => name in now))
  return { open, faults, submit, cutAtMs }
}

const afterBlipMs = 5_000
type Waiting = { isWaiting: boolean; attempt: number; again: () => void }

/** As soon as the connection that cut it is back; after a blip that nobody else saw, a little later. */
function useSendingAgain({ isWaiting, attempt, again }: Waiting): void {
  const connection = useSyncExternalStore(subscribeToConnection, currentConnection)
  const wasAway = useRef(false)
  const sendAgain = useEffectEvent(again)
  useEffect(() => {
    if (connection === 'away') wasAway.current = true
    if (!isWaiting || connection === 'away') return
    const timer = setTimeout(sendAgain, wasAway.current ? 0 : afterBlipMs)
    wasAway.current = false
    return () => clearTimeout(timer)
  }, [isWaiting, connection, attempt])
}

/** The page was loaded again while something waited to be sent. */
function useSendingQueued(sendQueued: () => void): void {
  const isAsked = useRef(false)
  const go = useEffectEvent(sendQueued)
  useEffect(() => {
    if (isAsked.current) return
    isAsked.current = true
    go()
  }, [])
}

function queueOf(keptAs: string | undefined) {
  const key = `${keptAs ?? ''}.queued`
  return {
    enter: (isConfirmed: boolean) => {
      if (keptAs !== undefined) storage.write(key, isConfirmed ? 'confirmed' : 'sent')
    },
    leave: () => {
      if (keptAs !== undefined) storage.remove(key)
    },
    read: () => (keptAs === undefined ? null : storage.read(key)),
  }
}
