import type { ReviewBody, ReviewOutcome } from '@mesa/shared/wire/reviews.schema'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { type AskedOutcome, namesOriginal } from './outcomes.ts'
import { recordReview } from './reviews.queries.ts'
import { useOutcomeKeys } from './use-outcome-keys.ts'

type Given = {
  /** The case under review. */
  current: number | null
  /** Told once a case is through, before another is selected. */
  onThrough: (number: number) => void
  /** Takes a merge back. */
  onUndo: (number: number) => void
}

export type Reviewing = ReturnType<typeof useReviewing>

/** What one does with the selected case: an outcome (asking what it needs), a candidate beside it. */
export function useReviewing({ current, onThrough, onUndo }: Given) {
  const t = useTranslations('consoleReview.outcome')
  const [asked, setAsked] = useState<{ number: number; outcome: AskedOutcome } | null>(null)
  const [open, setOpen] = useState<{ of: number; number: number } | null>(null)
  const act = useAct({
    act: ({ number, body }: { number: number; body: ReviewBody }, key) =>
      recordReview(number, body, key),
    families: ['tickets'],
    onDone: (_ticket, { number, body }) => {
      setAsked(null)
      const isMerge = body.outcome !== 'accept' && namesOriginal(body.outcome as AskedOutcome)
      showToast(
        t(`${body.outcome}.done`, { number, original: body.intoNumber ?? 0 }),
        isMerge ? () => onUndo(number) : null,
      )
      onThrough(number)
    },
  })
  const choose = (outcome: ReviewOutcome) => {
    if (current === null || act.isPending) return
    act.reset()
    if (outcome === 'accept') act.mutate({ number: current, body: { outcome } })
    else setAsked({ number: current, outcome })
  }
  useOutcomeKeys(choose)
  return {
    act,
    choose,
    asked: asked?.number === current ? asked : null,
    dismiss: () => setAsked(null),
    skip: () => current !== null && onThrough(current),
    beside: open?.of === current ? (open?.number ?? null) : null,
    toggleBeside: (number: number) =>
      setOpen(current === null || open?.number === number ? null : { of: current, number }),
  }
}
