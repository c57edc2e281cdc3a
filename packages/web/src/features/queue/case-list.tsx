import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { Link, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { IconButton } from '../../components/button.tsx'
import { SubjectText } from '../../components/subject-text.tsx'
import { nowMs } from '../../lib/clock.ts'
import { useFormat } from '../../lib/use-format.ts'
import { dueOfRow } from './due-of-row.ts'
import { isRed } from './silence.ts'
import { useQueueKeys } from './use-queue-keys.ts'

type Props = {
  title: string
  backTo: string
  rows: readonly TicketListItem[]
  current: number
  hrefOf: (row: TicketListItem) => string
}

/** The view one came from, narrow, beside the case; J and K pass to the next. */
export function CaseList({ title, backTo, rows, current, hrefOf }: Props) {
  const t = useTranslations('consoleCase')
  const navigate = useNavigate()
  const at = rows.findIndex(({ number }) => number === current)
  const go = (step: 1 | -1) => {
    const next = rows[at + step]
    if (next) void navigate(hrefOf(next))
  }
  useQueueKeys({ onMove: go, onSearch: () => void navigate(backTo) })
  return (
    <nav className="cc-list" aria-label={t('list')}>
      <header>
        <h2>
          <Link to={backTo}>{title}</Link> <span className="count">{rows.length}</span>
        </h2>
        <span className="row">
          <IconButton label={t('previous')} onClick={() => go(-1)}>
            <ChevronUp className="ico" aria-hidden />
          </IconButton>
          <IconButton label={t('next')} onClick={() => go(1)}>
            <ChevronDown className="ico" aria-hidden />
          </IconButton>
        </span>
      </header>
      {rows.length === 0 && <p className="muted p-4">{t('listEmpty')}</p>}
      <ul className="cc-items">
        {rows.map((row) => (
          <li key={row.id}>
            <Item row={row} href={hrefOf(row)} isCurrent={row.number === current} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Item({ row, href, isCurrent }: { row: TicketListItem; href: string; isCurrent: boolean }) {
  const t = useTranslations('common.due')
  const format = useFormat()
  const due = dueOfRow(row, nowMs())
  const look = due?.state === 'late' ? 'due-late' : due?.state === 'soon' ? 'due-soon' : undefined
  const classes = ['cc-item', isRed(row, nowMs()) && 'red', row.isUnread && 'unread']
  return (
    <Link
      className={classes.filter(Boolean).join(' ')}
      to={href}
      aria-current={isCurrent ? 'page' : undefined}
    >
      <span className="m trunc">
        {row.number} {row.names.organization}
      </span>
      <span className="m">
        <span className={look}>
          {due?.state === 'paused' ? t('paused') : row.dueAt && format.instant(row.dueAt)}
        </span>
      </span>
      <span className="s">
        <SubjectText>{row.subject}</SubjectText>
      </span>
    </Link>
  )
}
