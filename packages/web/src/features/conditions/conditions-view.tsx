import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ConditionsView, PublishedText } from '@mesa/shared/wire/published-texts.schema'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { conditionsQueries } from './conditions.queries.ts'
import { useAccept } from './use-accept.ts'

/** The version in force, its acceptance, and what held before. */
export function ConditionsReading({ view }: { view: ConditionsView }) {
  const t = useTranslations('portalRules.conditions')
  if (view.current === null) {
    return (
      <EmptyState level="h2" side="nobody" title={t('none')}>
        <p>{t('noneBody')}</p>
      </EmptyState>
    )
  }
  return (
    <div className="reading-page">
      <Acceptance current={view.current} acceptedAt={view.acceptedAt} />
      <article className="card card-pad stack" aria-labelledby="condiciones-texto">
        <h2 id="condiciones-texto">{view.current.title}</h2>
        <PublishedLine text={view.current} />
        <div className="prose" dangerouslySetInnerHTML={{ __html: view.current.bodyHtml }} />
      </article>
      <Earlier version={view.current.version} />
    </div>
  )
}

function PublishedLine({ text: { version, publishedAt } }: { text: PublishedText }) {
  const t = useTranslations('portalRules.conditions')
  const format = useFormat()
  return (
    <p className="muted sm">
      {t('version', { version: String(version), instant: format.instant(publishedAt) })}
    </p>
  )
}

type AcceptanceProps = { current: PublishedText; acceptedAt: string | null }

function Acceptance({ current, acceptedAt }: AcceptanceProps) {
  const t = useTranslations('portalRules.conditions')
  const format = useFormat()
  const { accept, isSuperseded } = useAccept()
  if (acceptedAt !== null) {
    return (
      <p className="notice notice-ok" role="status">
        <CircleCheck className="ico" aria-hidden />
        {t('accepted', { instant: format.instant(acceptedAt) })}
      </p>
    )
  }
  return (
    <section className="notice notice-act case-notice" aria-label={t('accept')}>
      <div className="grow stack">
        <p>{t('pending')}</p>
        {isSuperseded && <p role="alert">{t('changed')}</p>}
        {accept.isError && !isSuperseded && <ProblemNotice error={accept.error} />}
      </div>
      <Button look="primary" busy={accept.isPending} onClick={() => accept.mutate(current.version)}>
        {t('accept')}
      </Button>
    </section>
  )
}

function Earlier({ version }: { version: number }) {
  const t = useTranslations('portalRules.conditions')
  const versions = useQuery(conditionsQueries.versions())
  return (
    <section className="stack" aria-labelledby="condiciones-antes">
      <h2 id="condiciones-antes" className="p-h2">
        {t('earlier')}
      </h2>
      <Loaded query={versions}>
        {({ items }) => {
          const earlier = items.filter((one) => one.version !== version)
          if (earlier.length === 0) return <p className="muted md">{t('earlierNone')}</p>
          return earlier.map((text) => (
            <details key={text.version} className="card card-pad">
              <summary>{text.title}</summary>
              <PublishedLine text={text} />
              <div className="prose mt-2" dangerouslySetInnerHTML={{ __html: text.bodyHtml }} />
            </details>
          ))
        }}
      </Loaded>
    </section>
  )
}
