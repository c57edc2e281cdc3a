import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { UserRound } from 'lucide-react'
import type { Ref } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Avatar, SignalBars, TurnShape, type TurnSide } from '../../components/marks.tsx'
import { SubjectText } from '../../components/subject-text.tsx'
import { nowMs } from '../../lib/clock.ts'
import type { Measure } from './due-of-row.ts'
import { RowDue } from './row-due.tsx'
import { RowFlags } from './row-flags.tsx'
import { isRed } from './silence.ts'

export const signalLevels = { minor: 1, moderate: 2, serious: 3, critical: 4 } as const
const sides: Record<TicketListItem['waitingOn'], TurnSide> = {
  desk: 'us',
  customer: 'customer',
  vendor: 'vendor',
  none: 'nobody',
}

type QueueRowProps = {
  row: TicketListItem
  /** Place in the whole list, from 0. */
  index: number
  href: string
  isCurrent: boolean
  isTabStop: boolean
  onCurrent: () => void
  businessTime: Measure | undefined
  rowRef: Ref<HTMLTableRowElement>
}

/** One case. Its link carries the focus. */
export function QueueRow(props: QueueRowProps) {
  const { row, index, href, isCurrent, isTabStop, onCurrent, businessTime, rowRef } = props
  const t = useTranslations('console')
  const classes = [isRed(row, nowMs()) && 'red', isCurrent && 'cur', row.isUnread && 'unread']
  return (
    <tr
      ref={rowRef}
      data-index={index}
      aria-rowindex={index + 2}
      className={classes.filter(Boolean).join(' ')}
    >
      <td className="q-dot">
        {row.isUnread && <span className="dot" role="img" aria-label={t('queue.unread')} />}
      </td>
      <td className="no">{row.number}</td>
      <td>
        <div className="q-subj">
          <Link
            className="trunc"
            to={href}
            data-case={row.number}
            tabIndex={isTabStop ? 0 : -1}
            aria-current={isCurrent || undefined}
            onFocus={onCurrent}
          >
            <SubjectText>{row.subject}</SubjectText>
          </Link>
          {row.names.subState && <span className="soft sm">{row.names.subState}</span>}
          <RowFlags row={row} />
        </div>
      </td>
      <td className="org">{row.names.organization}</td>
      <td>
        {row.criticality ? (
          <SignalBars level={signalLevels[row.criticality]}>
            {t(`words.criticality.${row.criticality}`)}
          </SignalBars>
        ) : (
          <span className="muted">{t('queue.unclassified')}</span>
        )}
      </td>
      <td>
        <span className="turn">
          <TurnShape side={sides[row.waitingOn]} />
          {t(`queue.turnShort.${row.waitingOn}`)}
        </span>
      </td>
      <td>
        <RowDue row={row} measure={businessTime} />
      </td>
      <td>
        <Assignee name={row.names.assignee} />
      </td>
    </tr>
  )
}

function Assignee({ name }: { name: string | null }) {
  const t = useTranslations('console.queue')
  if (name) return <Avatar name={name} look="desk" />
  return (
    <span
      className="avatar avatar-none"
      role="img"
      aria-label={t('noAssignee')}
      title={t('noAssignee')}
    >
      <UserRound className="ico ico-sm" aria-hidden />
    </span>
  )
}
