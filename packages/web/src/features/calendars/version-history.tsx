import type { CalendarVersionView } from '@mesa/shared/wire/calendars.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/marks.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { calendarQueries } from './calendars.queries.ts'
import { ChangeList } from './change-list.tsx'
import { ChangeProgress } from './change-progress.tsx'
import { changesBetween } from './changes.ts'
import { ClockChanges } from './clock-changes.tsx'
import { draftOf } from './draft.ts'

/** Every version, the newest first: who, when, why, what it changed, and what it moved. */
export function VersionHistory({ calendarId }: { calendarId: string }) {
  const t = useTranslations('adminCalendars.history')
  const query = useInfiniteQuery(calendarQueries.versions(calendarId))
  const versions = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <SectionCard title={t('title')}>
      {query.isError && !query.data && (
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      )}
      <ol className="cal-history">
        {versions.map((version, index) => (
          <Entry
            key={version.id}
            calendarId={calendarId}
            version={version}
            // The oldest one shown: what it changed is known once the page before it is.
            previous={versions[index + 1]}
          />
        ))}
      </ol>
      {query.hasNextPage && (
        <div>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </SectionCard>
  )
}

type EntryProps = {
  calendarId: string
  version: CalendarVersionView
  previous: CalendarVersionView | undefined
}

function Entry({ calendarId, version, previous }: EntryProps) {
  const t = useTranslations('adminCalendars.history')
  const format = useFormat()
  const [showsClocks, setShowsClocks] = useState(false)
  const { createdBy, createdAt, change } = version
  const when = format.instant(createdAt)
  const changes = previous
    ? changesBetween(
        draftOf(previous.definition, previous.labels),
        draftOf(version.definition, version.labels),
      )
    : []
  return (
    <li>
      <div className="row cal-version">
        <h3>{t('version', { version: version.version })}</h3>
        {version.isCorrection && <Badge tone="soon">{t('correction')}</Badge>}
        <span className="soft sm" title={format.full(createdAt)}>
          {createdBy === null ? when : t('by', { name: createdBy, instant: when })}
        </span>
      </div>
      {version.isCorrection && (
        <p>
          {t('since', { instant: format.instant(version.effectiveAt) })}{' '}
          {version.reason !== null && t('why', { reason: version.reason })}
        </p>
      )}
      {version.note !== null && <p>{t('note', { note: version.note })}</p>}
      {previous && changes.length === 0 && <p className="soft">{t('same')}</p>}
      {version.version === 1 && <p className="soft">{t('first')}</p>}
      {changes.length > 0 && (
        <ChangeList changes={changes} timeZone={version.definition.timeZone} />
      )}
      {change && <ChangeProgress change={change} />}
      {change && change.clocksChanged > 0 && (
        <div>
          <Button
            look="quiet"
            size="sm"
            aria-expanded={showsClocks}
            onClick={() => setShowsClocks(!showsClocks)}
          >
            {t(showsClocks ? 'hideClocks' : 'showClocks', { count: change.clocksChanged })}
          </Button>
        </div>
      )}
      {showsClocks && (
        <ClockChanges
          calendarId={calendarId}
          versionId={version.id}
          timeZone={version.definition.timeZone}
        />
      )}
    </li>
  )
}
