import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { CalendarClock, Zap } from 'lucide-react'
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge, type BadgeTone } from '../../components/marks.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { priorityQueries } from './priority.queries.ts'
import { PriorityDialog } from './priority-dialog.tsx'

type Claimed = Pick<
  TicketView,
  'number' | 'priorityReason' | 'priorityState' | 'priorityNote' | 'criticalWindow'
>
const tones: Record<NonNullable<Claimed['priorityState']>, BadgeTone> = {
  claimed: 'soon',
  confirmed: 'act',
  downgraded: 'neutral',
}

/** What makes the case a priority, as its customer says or as the desk ruled (IN-7, IN-10). */
export function PriorityClaim({ ticket, isEnded }: { ticket: Claimed; isEnded: boolean }) {
  const t = useTranslations('consoleRules.priority')
  const { number, priorityReason, priorityState, priorityNote, criticalWindow } = ticket
  const [asked, setAsked] = useState<'confirm' | 'downgrade' | null>(null)
  const reasons = useQuery({ ...priorityQueries.reasons(), enabled: priorityReason !== null })
  if (priorityState === null) return null
  const reason = reasons.data?.items.find(({ code }) => code === priorityReason)?.name
  return (
    <div className="stack">
      <p className="row wrap">
        <Badge tone={tones[priorityState]} icon={<Zap className="ico" aria-hidden />}>
          {t(`state.${priorityState}`)}
        </Badge>
        {reason ?? priorityReason}
      </p>
      {criticalWindow && <Window of={criticalWindow} />}
      {priorityNote && (
        <p className="soft ctx-text">
          {t(priorityState === 'claimed' ? 'theySay' : 'weSaid', { note: priorityNote })}
        </p>
      )}
      {!isEnded && (
        <div className="row wrap">
          {priorityState !== 'confirmed' && (
            <Button size="sm" onClick={() => setAsked('confirm')}>
              {t(priorityState === 'downgraded' ? 'holdsAfterAll' : 'confirm')}
            </Button>
          )}
          {priorityState !== 'downgraded' && (
            <Button size="sm" onClick={() => setAsked('downgrade')}>
              {t('downgrade')}
            </Button>
          )}
        </div>
      )}
      {asked && <PriorityDialog number={number} asked={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}

function Window({
  of: { reason, startsAt, endsAt, isLate },
}: {
  of: NonNullable<Claimed['criticalWindow']>
}) {
  const t = useTranslations('consoleRules.priority')
  const format = useFormat()
  return (
    <p className="row wrap">
      <Badge tone="act" icon={<CalendarClock className="ico" aria-hidden />}>
        {t('window')}
      </Badge>
      <span>
        {t('windowIs', { reason, from: format.instant(startsAt), to: format.instant(endsAt) })}
      </span>
      {isLate && <Badge tone="soon">{t('windowLate')}</Badge>}
    </p>
  )
}
