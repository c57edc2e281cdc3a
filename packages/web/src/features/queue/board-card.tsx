import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { CircleAlert, Clock, Flag } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Avatar, Badge, SignalBars } from '../../components/marks.tsx'
import { SubjectText } from '../../components/subject-text.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { signalLevels } from './queue-row.tsx'
import { isRed, silentMinutes, silentSince } from './silence.ts'

/** A case on the board: whose it is and how long nobody has written. Its link carries the focus. */
export function BoardCard({ row, now }: { row: TicketListItem; now: number }) {
  const t = useTranslations('consoleClocks')
  const words = useTranslations('console.words.criticality')
  const format = useFormat()
  const red = isRed(row, now)
  return (
    <li className={red ? 'b-card red' : 'b-card'}>
      <p className="b-top">
        <span className="trunc">
          <strong>{row.number}</strong> {row.names.organization}
        </span>
        {row.names.assignee ? (
          <Avatar name={row.names.assignee} look="desk" />
        ) : (
          <span className="muted xs nowrap">{t('board.noAssignee')}</span>
        )}
      </p>
      <h3>
        <Link to={paths.deskCase(row.number)} data-case={row.number}>
          <SubjectText>{row.subject}</SubjectText>
        </Link>
      </h3>
      <p className="row wrap">
        {row.flags?.escalatedAt && (
          <Badge tone="late" icon={<Flag className="ico" aria-hidden />}>
            {t('flag.escalated')}
          </Badge>
        )}
        {row.criticality && (
          <SignalBars level={signalLevels[row.criticality]}>{words(row.criticality)}</SignalBars>
        )}
      </p>
      {red ? (
        <p className="b-silent" title={format.full(silentSince(row))}>
          <CircleAlert className="ico ico-sm" aria-hidden />{' '}
          <strong>
            {t('board.silentFor', { duration: format.duration(silentMinutes(row, now)) })}
          </strong>
        </p>
      ) : (
        <p className="b-silent" title={row.redAt ? format.full(row.redAt) : undefined}>
          <Clock className="ico ico-sm" aria-hidden />{' '}
          {row.redAt && t('board.turnsRed', { instant: format.instant(row.redAt) })}
        </p>
      )}
      <p className="muted xs">
        {t('board.silentSince', { instant: format.instant(silentSince(row)) })}
      </p>
    </li>
  )
}
