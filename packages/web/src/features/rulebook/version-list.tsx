import type { RulebookVersionItem } from '@mesa/shared/wire/rulebook.schema'
import type { PresetName } from '@mesa/shared/rulebook/presets'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/marks.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { ChangeList } from './change-list.tsx'
import { rulebookQueries } from './rulebook.queries.ts'

/** Every version, the newest first: who, when, why, and what it changed. */
export function VersionList() {
  const t = useTranslations('adminRulebook.versions')
  const query = useInfiniteQuery(rulebookQueries.versions())
  const versions = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <SectionCard title={t('title')}>
      {query.isError && !query.data && (
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      )}
      <ol className="cal-history">
        {versions.map((version) => (
          <Entry key={version.version} version={version} />
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

function Entry({ version }: { version: RulebookVersionItem }) {
  const t = useTranslations('adminRulebook')
  const format = useFormat()
  const { createdBy, createdAt, note, preset, changes, isInForce } = version
  const presetName = preset === null ? null : t(`desks.${preset as PresetName}`)
  return (
    <li>
      <div className="row cal-version">
        <h3>{t('versions.version', { version: version.version })}</h3>
        {isInForce && <Badge tone="ok">{t('versions.inForce')}</Badge>}
        <span className="soft sm" title={format.full(createdAt)}>
          {t('versions.by', { name: createdBy.name, instant: format.instant(createdAt) })}
        </span>
      </div>
      {presetName !== null && <p>{t('versions.preset', { name: presetName })}</p>}
      {note !== null && <p>{t('versions.note', { note })}</p>}
      {changes.length === 0 ? (
        <p className="soft">{t('versions.first')}</p>
      ) : (
        <details>
          <summary>{t('versions.changes', { count: changes.length })}</summary>
          <ChangeList changes={changes} />
        </details>
      )}
    </li>
  )
}
