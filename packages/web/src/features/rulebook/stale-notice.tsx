import { policyChanges } from '@mesa/shared/rulebook/policy-diff'
import type { RulebookView } from '@mesa/shared/wire/rulebook.schema'
import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { ChangeList } from './change-list.tsx'
import type { RuleEditor } from './use-rule-editor.ts'

type StaleNoticeProps = {
  editor: RuleEditor
  newest: RulebookView
  /** A save was refused for it: it comes into view. */
  takesFocus: boolean
}

/** Somebody else saved while one was editing: what they changed, and what becomes of one's own. */
export function StaleNotice({ editor, newest, takesFocus }: StaleNoticeProps) {
  const t = useTranslations('adminRulebook.stale')
  const format = useFormat()
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!takesFocus) return
    notice.current?.focus({ preventScroll: true })
    notice.current?.scrollIntoView({ block: 'start' })
  }, [takesFocus])
  const { version, createdBy, createdAt } = newest
  return (
    <div ref={notice} className="notice notice-soon cal-stale" role="alert" tabIndex={-1}>
      <CircleAlert className="ico" aria-hidden />
      <div className="stack">
        <strong>
          {t('title', { name: createdBy.name, version, instant: format.instant(createdAt) })}
        </strong>
        <ChangeList changes={policyChanges(editor.base.policy, newest.policy)} />
        <p>{t('kept')}</p>
        <div className="row cal-acts">
          <Button look="primary" onClick={() => editor.rebase(newest)}>
            {t('keepMine', { version })}
          </Button>
          <Button onClick={() => editor.reset(newest)}>{t('takeTheirs')}</Button>
        </div>
      </div>
    </div>
  )
}
