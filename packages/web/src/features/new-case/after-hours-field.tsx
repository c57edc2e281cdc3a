import { useTranslations } from 'use-intl'
import { Checkbox } from '../../components/choice-field.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import type { CaseDraft } from './use-draft.ts'

type AfterHoursFieldProps = {
  draft: CaseDraft
  onChange: (part: Partial<CaseDraft>) => void
  /** «Caracas (GMT−4)»: the zone in which one types. */
  zone: string
}

/** IN-1: while attention is closed, asks for it in a window that one names; price and decision come later. */
export function AfterHoursField({ draft, onChange, zone }: AfterHoursFieldProps) {
  const t = useTranslations('portalRules.ask.afterHours')
  const isOn = draft.afterHours !== ''
  return (
    <fieldset className="field">
      <legend className="label">{t('title')}</legend>
      <Checkbox
        label={t('ask')}
        description={t('askHint')}
        name="afterHours"
        checked={isOn}
        onChange={({ target }) => onChange({ afterHours: target.checked ? 'on' : '' })}
      />
      {isOn && (
        <div className="stack mt-2">
          <div className="form-2">
            <TextField
              label={t('from')}
              description={t('zone', { zone })}
              name="afterHoursFrom"
              type="datetime-local"
              value={draft.afterHoursFrom}
              onChange={({ target }) => onChange({ afterHoursFrom: target.value })}
            />
            <TextField
              label={t('to')}
              name="afterHoursTo"
              type="datetime-local"
              value={draft.afterHoursTo}
              onChange={({ target }) => onChange({ afterHoursTo: target.value })}
            />
          </div>
          <TextArea
            label={t('note')}
            optional
            name="afterHoursNote"
            rows={2}
            maxLength={2000}
            value={draft.afterHoursNote}
            onChange={({ target }) => onChange({ afterHoursNote: target.value })}
          />
          <ol className="numbers md soft">
            <li>{t('stepOne')}</li>
            <li>{t('stepTwo')}</li>
            <li>{t('stepThree')}</li>
          </ol>
        </div>
      )}
    </fieldset>
  )
}
