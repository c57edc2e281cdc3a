import type { TicketCounts } from '@mesa/shared/wire/ticket-queries.schema'
import {
  Archive,
  Bookmark,
  CircleAlert,
  Factory,
  FolderOpen,
  Hourglass,
  Inbox,
  Layers,
  Moon,
  ScanLine,
  UserRound,
  UserRoundX,
} from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { countOf, countText, type QueueView } from './views.ts'

const icons = {
  mine: Inbox,
  red: CircleAlert,
  today: Hourglass,
  waitingCustomer: UserRound,
  waitingVendor: Factory,
  away: Moon,
  received: ScanLine,
  unassigned: UserRoundX,
  open: FolderOpen,
  closed: Archive,
  all: Layers,
  l1: Bookmark,
  l2: Bookmark,
  l3: Bookmark,
}
const groups = [
  { id: 'myViews', views: ['mine', 'red', 'today', 'waitingCustomer', 'waitingVendor', 'away'] },
  { id: 'teamViews', views: ['received', 'unassigned', 'open', 'l1', 'l2', 'l3', 'closed', 'all'] },
] as const

type Props = {
  current: QueueView
  counts: TicketCounts | undefined
  hrefOf: (view: QueueView) => string
}

/** The saved views with their live counts, for the rail. */
export function ViewNav({ current, counts, hrefOf }: Props) {
  const t = useTranslations('console.queue')
  return groups.map(({ id, views }) => (
    <nav key={id} className="c-nav c-views" aria-label={t(id)}>
      <h2>{t(id)}</h2>
      <ul>
        {views.map((view) => {
          const Icon = icons[view]
          const count = counts ? countOf(view, counts) : null
          return (
            <li key={view}>
              <Link to={hrefOf(view)} aria-current={view === current ? 'page' : undefined}>
                <Icon className="ico" aria-hidden />
                <span className="grow">{t(`view.${view}`)}</span>
                {count !== null && (
                  <span className={view === 'red' && count > 0 ? 'n n-late' : 'n'}>
                    {countText(count)}
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  ))
}

/** The same views where there is no rail. */
export function ViewPicker({
  current,
  counts,
  onPick,
}: Omit<Props, 'hrefOf'> & {
  onPick: (view: QueueView) => void
}) {
  const t = useTranslations('console.queue')
  return (
    <label className="c-viewpick">
      <span className="sr">{t('views')}</span>
      <select
        className="select"
        value={current}
        onChange={(event) => onPick(event.currentTarget.value as QueueView)}
      >
        {groups.map(({ id, views }) => (
          <optgroup key={id} label={t(id)}>
            {views.map((view) => {
              const count = counts ? countOf(view, counts) : null
              return (
                <option key={view} value={view}>
                  {t(`view.${view}`)}
                  {count === null ? '' : ` (${countText(count)})`}
                </option>
              )
            })}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
