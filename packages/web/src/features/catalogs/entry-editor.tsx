import type { CatalogEntry, TemplateField } from '@mesa/shared/wire/catalogs.schema'
import type { EvidenceKind } from '@mesa/shared/wire/vocabulary.schema'
import { useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { LeaveGuard } from '../../components/leave-guard.tsx'
import { Badge } from '../../components/marks.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { showToast } from '../../components/toast.tsx'
import { hasCode } from '../../lib/problem.ts'
import { useAct } from '../../lib/use-act.ts'
import { catalogQueries, changeEntry } from './catalogs.queries.ts'
import { bodyOf, templateOf } from './entry-draft.ts'
import { EntryVersions } from './entry-versions.tsx'
import { EvidenceChoice } from './evidence-choice.tsx'
import { FormDesigner } from './form-designer.tsx'
import type { EditedKind } from './kinds.ts'
import { Retirement } from './retirement.tsx'
import { NameFields, SettingsFields } from './settings-fields.tsx'
import { type EntryEditor as Editor, useEntryEditor } from './use-entry-editor.ts'

type EntryEditorProps = {
  kind: EditedKind
  entry: CatalogEntry
  /** What the rulebook asks of a case of this category. */
  evidenceByRule: readonly EvidenceKind[]
  isEvidenceOff: boolean
  /** The form as who opens a case will see it; given by the page, as features do not meet. */
  preview: (fields: TemplateField[], name: string) => ReactNode
}

/** One entry: its names, what it decides, its versions and its end. Nothing typed is lost. */
export function EntryEditor(props: EntryEditorProps) {
  const { kind, entry, evidenceByRule, isEvidenceOff, preview } = props
  const editor = useEntryEditor(kind, entry)
  const isForm = kind === 'categories'
  const { draft, base } = editor
  const fields = isForm ? templateOf(draft.fields.filter(({ label }) => label.trim() !== '')) : []
  return (
    <>
      <Bar kind={kind} editor={editor} />
      <div className={isForm ? 'a-grid' : 'a-page'}>
        <div className="cal-main">
          <NameFields editor={editor} />
          {isForm ? (
            <>
              <EvidenceChoice editor={editor} byRule={evidenceByRule} isOff={isEvidenceOff} />
              <FormDesigner editor={editor} />
            </>
          ) : (
            <SettingsFields kind={kind} editor={editor} />
          )}
        </div>
        {isForm && <Preview>{preview(fields, draft.names.es || base.name)}</Preview>}
      </div>
      <EntryVersions kind={kind} entry={entry} />
      <Retirement kind={kind} entry={entry} isChanged={editor.isChanged} />
      <LeaveGuard isGuarding={editor.isChanged} />
    </>
  )
}

function Preview({ children }: { children: ReactNode }) {
  const t = useTranslations('adminCatalogs.preview')
  return (
    <aside className="card card-pad cat-preview" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p className="soft">{t('lead')}</p>
      {children}
    </aside>
  )
}

/** What is not saved and the way to save it; stays in view. */
function Bar({ kind, editor }: { kind: EditedKind; editor: Editor }) {
  const t = useTranslations('adminCatalogs.bar')
  const client = useQueryClient()
  const [wasTried, setWasTried] = useState(false)
  const { base, draft, isChanged, isStale, faults } = editor
  const save = useAct({
    act: () => changeEntry(base, bodyOf(kind, draft)),
    families: ['catalogs', 'audit'],
    onDone: (entry) => {
      client.setQueryData(catalogQueries.entries(kind).queryKey, (old) =>
        old?.map((one) => (one.id === entry.id ? entry : one)),
      )
      editor.reset(entry)
      setWasTried(false)
      showToast(t('saved', { version: entry.version }))
    },
  })
  const isFaulty = faults.size > 0
  const why = !isChanged ? t('unchanged') : isStale ? t('staleFirst') : undefined
  return (
    <div className="cal-top cat-top">
      <Badge>{t('version', { version: base.version })}</Badge>
      {base.retired && <Badge tone="note">{t('retired')}</Badge>}
      {isChanged && (
        <Badge tone="soon" icon={<CircleAlert className="ico" aria-hidden />}>
          {t('unsaved')}
        </Badge>
      )}
      <span className="row cal-acts cal-save">
        {isChanged && (
          <Button look="quiet" onClick={() => editor.reset(base)}>
            {t('discard')}
          </Button>
        )}
        <Button
          look="primary"
          busy={save.isPending}
          unavailable={why}
          onClick={() => (isFaulty ? setWasTried(true) : save.mutate())}
        >
          {t('save')}
        </Button>
      </span>
      {wasTried && isFaulty && (
        <p className="error-msg" role="alert">
          {t('faulty', { count: faults.size })}
        </p>
      )}
      {isStale && <Stale editor={editor} />}
      {save.error && !hasCode(save.error, 'stale') && <ProblemNotice error={save.error} />}
    </div>
  )
}

function Stale({ editor }: { editor: Editor }) {
  const t = useTranslations('adminCatalogs.bar')
  return (
    <div className="notice notice-soon cat-stale" role="alert">
      <CircleAlert className="ico" aria-hidden />
      <div className="stack">
        <p>{t('stale')}</p>
        <div className="row cal-acts">
          <Button look="primary" onClick={editor.rebase}>
            {t('keepMine')}
          </Button>
          <Button onClick={editor.takeTheirs}>{t('takeTheirs')}</Button>
        </div>
      </div>
    </div>
  )
}
