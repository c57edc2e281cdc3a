import type { PresetName } from '@mesa/shared/rulebook/presets'
import type { RulebookView } from '@mesa/shared/wire/rulebook.schema'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { ChangeList } from './change-list.tsx'
import { EffectList } from './effect-list.tsx'
import { applyPreset, rulebookQueries } from './rulebook.queries.ts'
import { ruleFamilies } from './save-dialog.tsx'

type PresetsProps = {
  inForce: RulebookView
  /** What was typed would be lost. */
  hasChanges: boolean
  onApplied: (view: RulebookView) => void
}

/** The rules of the reference desks, each with how far it is from one's own. */
export function Presets({ inForce, hasChanges, onApplied }: PresetsProps) {
  const t = useTranslations('adminRulebook')
  const query = useQuery(rulebookQueries.presets())
  const [shown, setShown] = useState<PresetName | null>(null)
  return (
    <SectionCard title={t('presets.title')}>
      <p className="soft">{t('presets.lead')}</p>
      <Loaded query={query}>
        {({ items }) => (
          <ul className="rule-presets">
            {items.map(({ name, changes }) => (
              <li key={name}>
                <span>
                  <strong>{t(`desks.${name}`)}</strong>
                  <span className="soft sm">{t('presets.differs', { count: changes })}</span>
                </span>
                <Button
                  size="sm"
                  aria-label={t('presets.showNamed', { name: t(`desks.${name}`) })}
                  onClick={() => setShown(name)}
                  {...(hasChanges ? { unavailable: t('presets.unsavedFirst') } : {})}
                >
                  {t('presets.show')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {shown && (
        <PresetDialog
          name={shown}
          etag={inForce.etag}
          onClose={() => setShown(null)}
          onApplied={(view) => {
            setShown(null)
            onApplied(view)
            const name = t(`desks.${shown}`)
            showToast(t('presets.applied', { name, version: view.version }))
          }}
        />
      )}
    </SectionCard>
  )
}

type PresetDialogProps = {
  name: PresetName
  etag: string
  onClose: () => void
  onApplied: (view: RulebookView) => void
}

const formId = 'apply-preset'

function PresetDialog({ name, etag, onClose, onApplied }: PresetDialogProps) {
  const t = useTranslations('adminRulebook')
  const query = useQuery(rulebookQueries.preset(name))
  const act = useAct({ act: applyPreset, families: ruleFamilies, onDone: onApplied })
  const buttons = (
    <>
      <Button onClick={onClose}>{t('presets.cancel')}</Button>
      <Button look="primary" type="submit" form={formId} busy={act.isPending}>
        {t('presets.apply')}
      </Button>
    </>
  )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={t('presets.dialog', { name: t(`desks.${name}`) })}
      actions={buttons}
    >
      <Form
        id={formId}
        onSubmit={(data) => act.mutate({ name, note: formText(data, 'note'), etag })}
        submitError={act.error}
        pending={act.isPending}
      >
        <Loaded query={query}>
          {({ changes, effects }) => (
            <>
              <h3>{t('save.changes')}</h3>
              <ChangeList changes={changes} />
              <h3>{t('save.effects')}</h3>
              <EffectList effects={effects} />
              <p className="soft">{t('save.kept')}</p>
            </>
          )}
        </Loaded>
        <TextArea name="note" label={t('save.note')} optional maxLength={2000} rows={2} />
      </Form>
    </Dialog>
  )
}
