import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { priorityQueries } from './priority.queries.ts'
import { PriorityDialog } from './priority-dialog.tsx'

type Raised = Pick<TicketView, 'number' | 'priorityState' | 'closedAt'>
type Raising = {
  acts: Array<{ id: string; label: string; onAction: () => void }>
  dialog: ReactNode
}

/**
 * The desk raises an open case that nobody called a priority, by a reason of the rulebook's list
 * (IN-7). No act where the list is empty.
 */
export function useRaising(ticket: Raised, listed: readonly string[]): Raising {
  const t = useTranslations('consoleRules.priority')
  const [isAsked, setIsAsked] = useState(false)
  const catalog = useQuery({ ...priorityQueries.reasons(), enabled: listed.length > 0 })
  const reasons = (catalog.data?.items ?? []).filter(
    ({ code, retired }) => !retired && listed.includes(code),
  )
  const isPossible = ticket.priorityState === null && ticket.closedAt === null && reasons.length > 0
  return {
    acts: isPossible ? [{ id: 'raise', label: t('raise'), onAction: () => setIsAsked(true) }] : [],
    dialog: isAsked && (
      <PriorityDialog
        number={ticket.number}
        asked="raise"
        reasons={reasons}
        onClose={() => setIsAsked(false)}
      />
    ),
  }
}
