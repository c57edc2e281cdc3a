import type { ScheduledStep } from './content/story.ts'

const DAY_MS = 86_400_000

type Move = Extract<
  ScheduledStep,
  {
    kind:
      | 'review'
      | 'start'
      | 'propose'
      | 'accept'
      | 'reject'
      | 'close'
      | 'cancel'
      | 'vendor'
      | 'schedule'
      | 'park'
      | 'resume'
      | 'reopen'
  }
>

/** The transition that a step of a story is. */
export function moveOf(step: Move) {
  switch (step.kind) {
    case 'propose': {
      const nature = step.nature === 'solution' ? ('definitive' as const) : ('provisional' as const)
      return { action: 'propose' as const, nature, body: step.body }
    }
    case 'accept':
      return { action: 'accept' as const, ...(step.body !== undefined && { comment: step.body }) }
    case 'reject':
      return { action: 'reject' as const, reason: step.reason }
    case 'close':
    case 'cancel': {
      const { kind: action, reasonKey: reason, body } = step
      return { action, reason, ...(body !== undefined && { comment: body }) }
    }
    case 'vendor': {
      const { vendorCaseNumber, reason } = step
      return { action: 'hand_to_vendor' as const, vendorCaseNumber, reason }
    }
    case 'schedule': {
      const until = new Date(Date.parse(step.at) + step.inDays * DAY_MS).toISOString()
      return { action: 'schedule' as const, until, reason: step.reason }
    }
    case 'park':
    case 'reopen':
      return { action: step.kind, reason: step.reason }
    case 'resume':
      return {
        action: 'resume' as const,
        ...(step.reason !== undefined && { reason: step.reason }),
      }
    case 'review':
    case 'start':
      return { action: step.kind }
  }
}
