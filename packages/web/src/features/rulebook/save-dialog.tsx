import type { RulebookView } from '@mesa/shared/wire/rulebook.schema'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { formText } from '../../lib/form-data.ts'
import { hasCode } from '../../lib/problem.ts'
import { useAct } from '../../lib/use-act.ts'
import { ChangeList } from './change-list.tsx'
import { EffectList } from './effect-list.tsx'
import { FaultList, refusedRules } from './fault-list.tsx'
import { rulebookQueries, saveRulebook } from './rulebook.queries.ts'
import type { RuleEditor } from './use-rule-editor.ts'

type SaveDialogProps = {
  editor: RuleEditor
  onSaved: (view: RulebookView) => void
  /** Somebody else saved meanwhile; the page shows what, and keeps what was typed. */
  onStale: () => void
  onClose: () => void
}

const formId = 'save-rulebook'
/** What a change of rules may show elsewhere. */
export const ruleFamilies = ['rulebook', 'desk', 'tickets', 'audit'] as const

/** What the next version changes, what that means today, and the note it is kept with. */
export function SaveDialog({ editor, onSaved, onStale, onClose }: SaveDialogProps) {
  const t = useTranslations('adminRulebook.save')
  const { draft, base, changes } = editor
  const version = base.version + 1
  const preview = useQuery(rulebookQueries.preview(draft))
  const act = useAct({ act: saveRulebook, families: ruleFamilies, onDone: onSaved })
  // What the server alone can tell, of the policy as it stands in this dialog.
  const refused = [...refusedRules(preview.error), ...refusedRules(act.error)]
  const submit = (data: FormData) =>
    act.mutate(
      { policy: draft, note: formText(data, 'note'), etag: base.etag },
      { onError: (error) => hasCode(error, 'stale') && onStale() },
    )
  const buttons = (
    <>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button
        look="primary"
        type="submit"
        form={formId}
        busy={act.isPending}
        {...(refused.length > 0 ? { unavailable: t('refused') } : {})}
      >
        {t('confirm')}
      </Button>
    </>
  )
  return (
    <Dialog isOpen onClose={onClose} width="wide" title={t('title', { version })} actions={buttons}>
      {refused.length > 0 && <FaultList faults={refused} onGo={onClose} />}
      <Form
        id={formId}
        onSubmit={submit}
        submitError={hasCode(act.error, 'rulebook_invalid') ? null : act.error}
        pending={act.isPending}
      >
        <section className="stack" aria-labelledby="rule-changes">
          <h3 id="rule-changes">{t('changes')}</h3>
          <ChangeList changes={changes} />
        </section>
        <section className="stack" aria-labelledby="rule-effects" aria-live="polite">
          <h3 id="rule-effects">{t('effects')}</h3>
          {refused.length > 0 ? (
            <p className="soft">{t('uncounted')}</p>
          ) : (
            <Loaded query={preview}>{(found) => <EffectList effects={found.effects} />}</Loaded>
          )}
          <p className="soft">{t('kept')}</p>
        </section>
        <TextArea name="note" label={t('note')} optional maxLength={2000} rows={2} />
      </Form>
    </Dialog>
  )
}
