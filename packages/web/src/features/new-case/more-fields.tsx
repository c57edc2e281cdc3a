import { useTranslations } from 'use-intl'
import type { CatalogEntry } from '@mesa/shared/wire/catalogs.schema'
import { RadioGroup } from '../../components/choice-field.tsx'
import { TextField } from '../../components/text-field.tsx'
import type { CaseDraft } from './use-draft.ts'

type MoreFieldsProps = {
  draft: CaseDraft
  onChange: (part: Partial<CaseDraft>) => void
  priorities: readonly CatalogEntry[]
}

/** What most cases leave as it is: earlier case, priority, whom to call. */
export function MoreFields({ draft, onChange, priorities }: MoreFieldsProps) {
  const t = useTranslations('portalNewCase')
  const text = (key: 'contactName' | 'contactPhone' | 'contactHours') => ({
    label: t(key),
    name: key,
    optional: true,
    maxLength: key === 'contactPhone' ? 40 : 120,
    value: draft[key],
    onChange: ({ target }: { target: { value: string } }) => onChange({ [key]: target.value }),
  })
  return (
    <section className="form-sec" aria-labelledby="f-more">
      <h2 id="f-more">{t('moreTitle')}</h2>
      {priorities.length > 0 && (
        <RadioGroup
          label={t('priority')}
          name="priorityReason"
          value={draft.priorityReason}
          onChange={(priorityReason) => onChange({ priorityReason })}
          choices={[
            { value: '', label: t('priorityNone') },
            ...priorities.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
      <TextField
        label={t('previous')}
        description={t('previousHint')}
        optional
        name="previousTicketNumber"
        inputMode="numeric"
        maxLength={10}
        autoComplete="off"
        value={draft.previous}
        onChange={({ target }) => onChange({ previous: target.value })}
      />
      <fieldset className="field">
        <legend className="label">{t('contactTitle')}</legend>
        <div className="form-2">
          <TextField {...text('contactName')} autoComplete="name" />
          <TextField {...text('contactPhone')} type="tel" autoComplete="tel" />
          <TextField {...text('contactHours')} autoComplete="off" />
        </div>
      </fieldset>
    </section>
  )
}
