import { useEffect, useEffectEvent } from 'react'
import type { ReviewOutcome } from '@mesa/shared/wire/reviews.schema'
import { outcomes } from './outcomes.ts'

const isBusy = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null)

/** One key for each outcome, from anywhere that is not being typed in. */
export function useOutcomeKeys(onOutcome: (outcome: ReviewOutcome) => void): void {
  const take = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return
    const outcome = outcomes.find(({ key }) => key === event.key)
    if (!outcome || event.defaultPrevented || event.repeat) return
    event.preventDefault()
    onOutcome(outcome.id)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => take(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
