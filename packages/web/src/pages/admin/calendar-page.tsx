import type { CalendarVersionView, CalendarView } from '@mesa/shared/wire/calendars.schema'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { Link, type LoaderFunctionArgs, useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { requireSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Badge } from '../../components/marks.tsx'
import { showToast } from '../../components/toast.tsx'
import { CalendarSettings } from '../../features/calendars/calendar-settings.tsx'
import { calendarQueries } from '../../features/calendars/calendars.queries.ts'
import { ChangeProgress } from '../../features/calendars/change-progress.tsx'
import { DatesEditor } from '../../features/calendars/dates-editor.tsx'
import { definitionOf } from '../../features/calendars/draft.ts'
import { LeaveGuard } from '../../features/calendars/leave-guard.tsx'
import { PreviewPanel } from '../../features/calendars/preview-panel.tsx'
import { Proposals } from '../../features/calendars/proposals.tsx'
import { SaveDialog } from '../../features/calendars/save-dialog.tsx'
import { StaleNotice } from '../../features/calendars/stale-notice.tsx'
import { calendarTexts } from '../../features/calendars/texts.ts'
import { type Editor, useEditor } from '../../features/calendars/use-editor.ts'
import { VersionHistory } from '../../features/calendars/version-history.tsx'
import { WeekEditor } from '../../features/calendars/week-editor.tsx'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { useDebounced } from '../../lib/use-debounced.ts'
import { AdminFrame } from './admin-frame.tsx'
import { useTargetLines } from './calendar-targets.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireSession(request)
  await Promise.all([
    calendarTexts.preload(),
    queryClient.ensureQueryData(calendarQueries.detail(params['id'] ?? '')),
  ])
  return null
}

export function Component() {
  return (
    <PageTexts texts={calendarTexts}>
      <Calendar />
    </PageTexts>
  )
}

function Calendar() {
  const { id = '' } = useParams()
  const t = useTranslations('adminCalendars.list')
  const query = useQuery(calendarQueries.detail(id))
  return (
    <AdminFrame title={query.data?.name ?? t('title')}>
      <Loaded query={query} lines={8}>
        {(calendar) => <CalendarEditor key={calendar.id} calendar={calendar} />}
      </Loaded>
    </AdminFrame>
  )
}

const settleMs = 700

function CalendarEditor({ calendar }: { calendar: CalendarView }) {
  const newest = calendar.currentVersion
  const editor = useEditor(newest)
  const { draft, base, changes, faults } = editor
  const [isSaving, setIsSaving] = useState(false)
  const [refusedBase, setRefusedBase] = useState<number | null>(null)
  const t = useTranslations('adminCalendars')
  const client = useQueryClient()
  const targets = useTargetLines()
  const effects = useDateEffects(calendar.id, editor)
  const isStale = newest.version > base.version
  const onSaved = (version: CalendarVersionView) => {
    setIsSaving(false)
    client.setQueryData(calendarQueries.detail(calendar.id).queryKey, (old) =>
      old ? { ...old, currentVersion: version } : old,
    )
    editor.reset(version)
    showToast(t('bar.saved', { version: version.version }))
  }
  const onStale = () => {
    setIsSaving(false)
    setRefusedBase(base.version)
    void client.invalidateQueries({ queryKey: ['calendars'] })
  }
  return (
    <>
      <Bar
        calendar={calendar}
        editor={editor}
        isStale={isStale}
        onSave={() => setIsSaving(!editor.askBlanks())}
      />
      {isStale && (
        <StaleNotice editor={editor} newest={newest} takesFocus={refusedBase === base.version} />
      )}
      <Proposals
        calendarId={calendar.id}
        timeZone={base.definition.timeZone}
        hasChanges={changes.length > 0}
      />
      <div className="a-grid">
        <div className="cal-main">
          <WeekEditor editor={editor} />
          <DatesEditor editor={editor} effects={effects} country={calendar.holidayCountry} />
        </div>
        <PreviewPanel draft={draft} hasFaults={faults.size > 0} targets={targets} />
      </div>
      <VersionHistory calendarId={calendar.id} />
      <CalendarSettings key={calendar.etag} calendar={calendar} />
      {isSaving && (
        <SaveDialog
          calendarId={calendar.id}
          editor={editor}
          onSaved={onSaved}
          onStale={onStale}
          onClose={() => setIsSaving(false)}
        />
      )}
      <LeaveGuard count={changes.length} />
    </>
  )
}

/** What each changed date does to the cases in progress, asked once the typing stands still. */
function useDateEffects(calendarId: string, { draft, changes, faults }: Editor) {
  const settled = useDebounced(draft, settleMs)
  const isSound = changes.length > 0 && faults.size === 0
  const isAsked = isSound && settled === draft
  const impact = useQuery(
    calendarQueries.impact(calendarId, isAsked ? { definition: definitionOf(draft) } : null),
  )
  if (!isSound) return 'unknown'
  if (impact.isError) return 'failed'
  return isAsked && !impact.isFetching && impact.data ? impact.data.dates : 'counting'
}

type BarProps = { calendar: CalendarView; editor: Editor; isStale: boolean; onSave: () => void }

/** Where one is, what is in force, what is not saved, and the way to save it; stays in view. */
function Bar({ calendar, editor, isStale, onSave }: BarProps) {
  const t = useTranslations('adminCalendars.bar')
  const { base, changes, faults } = editor
  const { change } = calendar.currentVersion
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
      <Link to={paths.adminCalendars()}>{t('back')}</Link>
      <Badge>{t('version', { version: calendar.currentVersion.version })}</Badge>
      {change && change.state !== 'done' && <ChangeProgress change={change} />}
      {changes.length > 0 && (
        <Badge tone="soon" icon={<CircleAlert className="ico" aria-hidden />}>
          {t('unsaved', { count: changes.length })}
        </Badge>
      )}
      <span className="row cal-acts cal-save">
        {changes.length > 0 && (
          <Button look="quiet" onClick={() => editor.reset(calendar.currentVersion)}>
            {t('discard')}
          </Button>
        )}
        <Button look="primary" onClick={onSave} {...(why === null ? {} : { unavailable: why })}>
          {t('save', { version: base.version + 1 })}
        </Button>
      </span>
    </div>
  )
}
