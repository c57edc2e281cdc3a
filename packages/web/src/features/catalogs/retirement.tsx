import type { CatalogEntry, CatalogUsage } from '@mesa/shared/wire/catalogs.schema'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { catalogQueries, changeEntry } from './catalogs.queries.ts'
import type { EditedKind } from './kinds.ts'

type RetirementProps = { kind: EditedKind; entry: CatalogEntry; isChanged: boolean }

/** CA-1: what is in use is retired, not deleted; it says first what that touches. */
export function Retirement({ kind, entry, isChanged }: RetirementProps) {
  const t = useTranslations('adminCatalogs.retirement')
  const [isAsked, setIsAsked] = useState(false)
  const act = useAct({
    act: (retired: boolean) => changeEntry(entry, { retired }),
    families: ['catalogs'],
    onDone: ({ name, retired }) => {
      setIsAsked(false)
      showToast(t(retired ? 'retired' : 'restored', { name }))
    },
  })
  const first = isChanged ? t('saveFirst') : undefined
  return (
    <SectionCard title={t('title')}>
      <p className="soft">{t(entry.retired ? 'isRetired' : 'lead')}</p>
      <div>
        {entry.retired ? (
          <Button busy={act.isPending} unavailable={first} onClick={() => act.mutate(false)}>
            {t('restore')}
          </Button>
        ) : (
          <Button unavailable={first} onClick={() => setIsAsked(true)}>
            {t('retire')}
          </Button>
        )}
      </div>
      {act.error && !isAsked && <ProblemNotice error={act.error} />}
      {isAsked && (
        <RetireDialog
          kind={kind}
          entry={entry}
          isPending={act.isPending}
          error={act.error}
          onRetire={() => act.mutate(true)}
          onClose={() => setIsAsked(false)}
        />
      )}
    </SectionCard>
  )
}

type RetireDialogProps = {
  kind: EditedKind
  entry: CatalogEntry
  isPending: boolean
  error: unknown
  onRetire: () => void
  onClose: () => void
}

function RetireDialog({ kind, entry, isPending, error, onRetire, onClose }: RetireDialogProps) {
  const t = useTranslations('adminCatalogs.retirement')
  const query = useQuery(catalogQueries.usage(kind, entry.id))
  const isFree = query.data?.requiredBy.length === 0
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('question', { name: entry.name })}
      actions={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          {isFree && (
            <Button look="danger" busy={isPending} onClick={onRetire}>
              {t('retire')}
            </Button>
          )}
        </>
      }
    >
      <Loaded query={query} lines={2}>
        {(usage) => <Effects usage={usage} />}
      </Loaded>
      {error !== null && error !== undefined && <ProblemNotice error={error} />}
    </Dialog>
  )
}

const requirers = {
  'intake.priorityReasons': 'priorityReasons',
  'hours.components': 'components',
  last_entry: 'lastEntry',
} as const

function Effects({ usage: { openCases, contracts, requiredBy } }: { usage: CatalogUsage }) {
  const t = useTranslations('adminCatalogs.retirement')
  if (requiredBy.length > 0) {
    return (
      <>
        <p>{t('required')}</p>
        <ul className="list">
          {requiredBy.map((one) => (
            <li key={one}>
              {t(`by.${requirers[one as keyof typeof requirers] ?? 'evidenceByCategory'}`)}
            </li>
          ))}
        </ul>
      </>
    )
  }
  return (
    <>
      <p>{t('effect')}</p>
      <p>
        {openCases === 0 && contracts === 0 ? t('unused') : t('used', { openCases, contracts })}
      </p>
    </>
  )
}
