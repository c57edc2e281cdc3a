import type { ContractVersionView } from '@mesa/shared/wire/contract-versions.schema'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Loaded } from '../../components/loaded.tsx'
import { Badge } from '../../components/marks.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { termsQueries } from './terms.queries.ts'
import { changedTerms, tellingTerms } from './terms-diff.ts'
import { useTermsWords } from './use-terms-words.ts'

type Props = {
  contractId: string
  /** The button that changes them, for who may. */
  action?: ReactNode
}

/** What holds and held, newest first: each version says what it changed of the one before. */
export function VersionsCard({ contractId, action }: Props) {
  const t = useTranslations('consoleContractTerms')
  const query = useQuery(termsQueries.versions(contractId))
  return (
    <section className="card card-pad a-section" aria-label={t('title')}>
      <div className="row row-between wrap">
        <h2>{t('title')}</h2>
        {action}
      </div>
      <p className="soft">{t('lead')}</p>
      <Loaded query={query}>
        {({ items }) => (
          <ol className="ct-versions">
            {items.map((version, place) => (
              <Version key={version.version} version={version} before={items[place + 1]} />
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  )
}

type VersionProps = { version: ContractVersionView; before: ContractVersionView | undefined }

function Version({ version, before }: VersionProps) {
  const t = useTranslations('consoleContractTerms')
  const format = useFormat()
  const { effectiveFrom, isInForce, type, typeVersion, reason, createdBy, createdAt } = version
  const date = format.date(effectiveFrom)
  return (
    <li aria-current={isInForce ? 'true' : undefined}>
      <h3>
        {t('version', { version: version.version })}, {t('from', { date })}{' '}
        {isInForce && <Badge tone="ok">{t('inForce')}</Badge>}
      </h3>
      {type && (
        <p className="soft">
          {t('of', { type: type.name, version: typeVersion === null ? '—' : String(typeVersion) })}
        </p>
      )}
      {reason && <p>«{reason}»</p>}
      {before ? (
        <ChangedTerms before={before.terms} after={version.terms} />
      ) : (
        <p className="soft">{t('first')}</p>
      )}
      {(isInForce || !before) && <AllTerms version={version} isOpen={!before} />}
      <p className="muted xs">
        {t('by', { name: createdBy.name, instant: format.instant(createdAt) })}
      </p>
    </li>
  )
}

type Terms = ContractVersionView['terms']

/** Before → after of each key that differs. */
export function ChangedTerms({ before, after }: { before: Partial<Terms>; after: Partial<Terms> }) {
  const t = useTranslations('consoleContractTerms')
  const words = useTermsWords()
  const changed = changedTerms(before, after)
  if (changed.length === 0) return <p className="soft">{t('same')}</p>
  return (
    <dl className="ct-facts">
      {changed.map((key) => (
        <div key={key} className="contents">
          <dt>{t(`key.${key}`)}</dt>
          <dd>{t('arrow', { before: words(before, key), after: words(after, key) })}</dd>
        </div>
      ))}
    </dl>
  )
}

function AllTerms({ version, isOpen }: { version: ContractVersionView; isOpen: boolean }) {
  const t = useTranslations('consoleContractTerms')
  const words = useTermsWords()
  return (
    <details open={isOpen}>
      <summary>{t('seeAll')}</summary>
      <dl className="ct-facts mt-3">
        {tellingTerms(version.terms).map((key) => (
          <div key={key} className="contents">
            <dt>{t(`key.${key}`)}</dt>
            <dd>{words(version.terms, key)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
