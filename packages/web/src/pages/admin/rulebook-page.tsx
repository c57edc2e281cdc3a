import type { RulebookView } from '@mesa/shared/wire/rulebook.schema'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import type { LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { requireSession, useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Badge } from '../../components/marks.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { showToast } from '../../components/toast.tsx'
import { LeaveGuard } from '../../features/rulebook/leave-guard.tsx'
import { Presets } from '../../features/rulebook/presets.tsx'
import { Reapply } from '../../features/rulebook/reapply.tsx'
import { RuleRow } from '../../features/rulebook/rule-row.tsx'
import { SECTIONS } from '../../features/rulebook/rule-sections.ts'
import { rulebookQueries } from '../../features/rulebook/rulebook.queries.ts'
import { SectionIndex } from '../../features/rulebook/section-index.tsx'
import { SaveDialog } from '../../features/rulebook/save-dialog.tsx'
import { StaleNotice } from '../../features/rulebook/stale-notice.tsx'
import { rulebookTexts } from '../../features/rulebook/texts.ts'
import { type RuleEditor, useRuleEditor } from '../../features/rulebook/use-rule-editor.ts'
import { VersionList } from '../../features/rulebook/version-list.tsx'
import { PageTexts } from '../../lib/page-texts.tsx'
import { AdminFrame } from './admin-frame.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSession(request)
  await Promise.all([
    rulebookTexts.preload(),
    queryClient.ensureQueryData(rulebookQueries.inForce()),
    // What rules name by code is said by its name from the first sight.
    queryClient.ensureQueryData(rulebookQueries.catalog('categories')),
    queryClient.ensureQueryData(rulebookQueries.catalog('priority-reasons')),
  ])
  return null
}

export function Component() {
  return (
    <PageTexts texts={rulebookTexts}>
      <Rulebook />
    </PageTexts>
  )
}

function Rulebook() {
  const t = useTranslations('adminRulebook')
  const query = useQuery(rulebookQueries.inForce())
  return (
    <AdminFrame title={t('title')}>
      <p className="soft">{t('lead')}</p>
      <Loaded query={query} lines={8}>
        {(inForce) => <Rules inForce={inForce} />}
      </Loaded>
    </AdminFrame>
  )
}

function Rules({ inForce }: { inForce: RulebookView }) {
  const t = useTranslations('adminRulebook')
  const editor = useRuleEditor(inForce)
  const client = useQueryClient()
  const [isSaving, setIsSaving] = useState(false)
  const [refusedBase, setRefusedBase] = useState<number | null>(null)
  const mayChange = useMayChange()
  const isStale = inForce.version > editor.base.version
  const takeOver = (view: RulebookView) => {
    client.setQueryData(rulebookQueries.inForce().queryKey, view)
    editor.reset(view)
  }
  return (
    <>
      <Bar editor={editor} inForce={inForce} isStale={isStale} onSave={() => setIsSaving(true)} />
      {!mayChange && <p className="notice">{t('noChange')}</p>}
      {isStale && (
        <StaleNotice
          editor={editor}
          newest={inForce}
          takesFocus={refusedBase === editor.base.version}
        />
      )}
      {SECTIONS.map(({ id, paths }) => (
        <div key={id} id={`regla-${id}`} className="rule-section" tabIndex={-1}>
          <SectionCard title={t(`sections.${id}`)}>
            {paths.map((path) => (
              <RuleRow
                key={`${path} ${editor.base.version}`}
                path={path}
                editor={editor}
                isLocked={!mayChange}
              />
            ))}
          </SectionCard>
        </div>
      ))}
      {mayChange && (
        <Presets inForce={inForce} hasChanges={editor.changes.length > 0} onApplied={takeOver} />
      )}
      {mayChange && <Reapply />}
      <VersionList />
      {isSaving && (
        <SaveDialog
          editor={editor}
          onSaved={(view) => {
            setIsSaving(false)
            takeOver(view)
            showToast(t('bar.saved', { version: view.version }))
          }}
          onStale={() => {
            setIsSaving(false)
            setRefusedBase(editor.base.version)
          }}
          onClose={() => setIsSaving(false)}
        />
      )}
      <LeaveGuard count={editor.changes.length} />
    </>
  )
}

function useMayChange(): boolean {
  const { user } = useSession()
  return user.role === 'admin'
}

type BarProps = {
  editor: RuleEditor
  inForce: RulebookView
  isStale: boolean
  onSave: () => void
}

/** What holds, what is not saved, and the way to save it; stays in view. */
function Bar({ editor, inForce, isStale, onSave }: BarProps) {
  const t = useTranslations('adminRulebook.bar')
  const { changes, faults } = editor
  const why =
    faults.size > 0
      ? t('faulty', { count: faults.size })
      : isStale
        ? t('staleFirst')
        : changes.length === 0
          ? t('unchanged')
          : null
  return (
    <div className="cal-top">
      <Badge>{t('version', { version: inForce.version })}</Badge>
      {changes.length > 0 && (
        <Badge tone="soon" icon={<CircleAlert className="ico" aria-hidden />}>
          {t('unsaved', { count: changes.length })}
        </Badge>
      )}
      <span className="row cal-acts cal-save">
        {changes.length > 0 && (
          <Button look="quiet" onClick={() => editor.reset(inForce)}>
            {t('discard')}
          </Button>
        )}
        <Button look="primary" onClick={onSave} {...(why === null ? {} : { unavailable: why })}>
          {t('save')}
        </Button>
      </span>
      <SectionIndex />
    </div>
  )
}
