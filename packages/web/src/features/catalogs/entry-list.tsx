import type { CatalogEntry } from '@mesa/shared/wire/catalogs.schema'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/marks.tsx'
import { OrderedList } from '../../components/ordered-list.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { showToast } from '../../components/toast.tsx'
import { paths } from '../../lib/paths.ts'
import { useAct } from '../../lib/use-act.ts'
import { changeEntry, orderEntries } from './catalogs.queries.ts'
import type { EditedKind } from './kinds.ts'
import { useSettingsWords } from './settings-words.ts'

type EntryListProps = { kind: EditedKind; entries: readonly CatalogEntry[] }

/** The entries in the desk's order, and those it no longer offers. */
export function EntryList({ kind, entries }: EntryListProps) {
  const t = useTranslations('adminCatalogs.list')
  const live = entries.filter(({ retired }) => !retired)
  const retired = entries.filter((entry) => entry.retired)
  return (
    <SectionCard title={t('title', { count: live.length })}>
      {live.length === 0 && <p className="soft">{t('empty')}</p>}
      {live.length > 0 && <Live kind={kind} entries={live} />}
      {retired.length > 0 && <Retired entries={retired} />}
    </SectionCard>
  )
}

function Live({ kind, entries }: EntryListProps) {
  const t = useTranslations('adminCatalogs.list')
  const wordsOf = useSettingsWords()
  // Shown as it was put at once; the server's answer takes its place.
  const [asked, setAsked] = useState<string[] | null>(null)
  const order = useAct({
    act: (ids: string[]) => orderEntries(kind, ids),
    families: ['catalogs'],
  })
  const placed = asked
    ? asked.flatMap((id) => entries.find((entry) => entry.id === id) ?? [])
    : entries
  const shown = placed.length === entries.length ? placed : entries
  const items = shown.map((entry) => ({ ...entry, label: entry.name }))
  return (
    <>
      <OrderedList
        label={t('order')}
        items={items}
        onOrder={(ids) => {
          setAsked(ids)
          order.mutate(ids, { onError: () => setAsked(null) })
        }}
        acts={(entry) => (
          <Link
            className="btn btn-quiet btn-icon"
            to={paths.adminCatalogEntry(kind, entry.id)}
            aria-label={t('edit', { name: entry.name })}
            title={t('edit', { name: entry.name })}
          >
            <Pencil className="ico" aria-hidden />
          </Link>
        )}
      >
        {(entry) => (
          <>
            <Link to={paths.adminCatalogEntry(kind, entry.id)}>{entry.name}</Link>
            <span className="soft sm">{wordsOf(entry)}</span>
          </>
        )}
      </OrderedList>
      <p className="hint">{t('orderHint')}</p>
      {order.error && <ProblemNotice error={order.error} />}
    </>
  )
}

function Retired({ entries }: { entries: readonly CatalogEntry[] }) {
  const t = useTranslations('adminCatalogs.list')
  const restore = useAct({
    act: (entry: CatalogEntry) => changeEntry(entry, { retired: false }),
    families: ['catalogs'],
    onDone: ({ name }) => showToast(t('restored', { name })),
  })
  return (
    <details className="cat-retired">
      <summary>{t('retired', { count: entries.length })}</summary>
      <p className="hint">{t('retiredLead')}</p>
      <ul className="ord">
        {entries.map((entry) => (
          <li key={entry.id} className="ord-item">
            <div className="ord-body">
              {entry.name} <Badge>{t('retiredMark')}</Badge>
            </div>
            <Button
              size="sm"
              busy={restore.isPending && restore.variables.id === entry.id}
              aria-label={t('restoreNamed', { name: entry.name })}
              onClick={() => restore.mutate(entry)}
            >
              {t('restore')}
            </Button>
          </li>
        ))}
      </ul>
      {restore.error && <ProblemNotice error={restore.error} />}
    </details>
  )
}
