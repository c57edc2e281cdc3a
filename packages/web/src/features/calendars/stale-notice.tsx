import type { CalendarVersionView } from '@mesa/shared/wire/calendars.schema'
import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { ChangeList } from './change-list.tsx'
import { changesBetween, clashesBetween } from './changes.ts'
import { draftOf } from './draft.ts'
import type { Editor } from './use-editor.ts'

type StaleNoticeProps = {
  editor: Editor
  newest: CalendarVersionView
  /** A save was refused for it: it comes into view. Told while one types, it leaves one there. */
  takesFocus: boolean
}

/** Somebody else saved while one was editing: what they changed, and what becomes of one's own. */
export function StaleNotice({ editor, newest, takesFocus }: StaleNoticeProps) {
  const t = useTranslations('adminCalendars.stale')
  const format = useFormat()
  const theirs = changesBetween(editor.stored, draftOf(newest.definition, newest.labels))
  const clashes = clashesBetween(editor.changes, theirs)
  const { timeZone } = newest.definition
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!takesFocus) return
    notice.current?.focus({ preventScroll: true })
    notice.current?.scrollIntoView({ block: 'start' })
  }, [takesFocus])
  return (
    <div ref={notice} className="notice notice-soon cal-stale" role="alert" tabIndex={-1}>
      <CircleAlert className="ico" aria-hidden />
      <div className="stack">
        <strong>
          {t('title', {
            name: newest.createdBy ?? t('somebody'),
            version: newest.version,
            instant: format.instant(newest.createdAt),
          })}
        </strong>
        <ChangeList changes={theirs} timeZone={timeZone} />
        <p>{t('kept')}</p>
        {clashes.length > 0 && (
          <>
            <p>{t('clashes')}</p>
            <ChangeList changes={clashes} timeZone={timeZone} />
          </>
        )}
        <div className="row cal-acts">
          <Button look="primary" onClick={() => editor.rebase(newest)}>
            {t('keepMine', { version: newest.version })}
          </Button>
          <Button onClick={() => editor.reset(newest)}>{t('takeTheirs')}</Button>
        </div>
      </div>
    </div>
  )
}
