import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { TextField } from '../../components/text-field.tsx'
import type { CaseDraft } from './use-draft.ts'

type MoreFieldsProps = {
  draft: CaseDraft
  onChange: (part: Partial<CaseDraft>) => void
  /** Priority, criticality, attention outside of hours: what the desk's rulebook adds. */
  rules: ReactNode
  /** The earlier case, shown once its number is one. */
  previousNote: ReactNode
  /** The reader sends for others (EN-4). */
  namesAffected: boolean
}

/** What most cases leave as it is: priority, earlier case, people. */
export function MoreFields(props: MoreFieldsProps) {
  const { draft, onChange, rules, previousNote, namesAffected } = props
  const t = useTranslations('portalNewCase')
  const ask = useTranslations('portalRules.ask')
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
      {rules}
      <div className="stack">
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
        {previousNote}
      </div>
      {namesAffected && (
        <fieldset className="field">
          <legend className="label">{ask('affected.title')}</legend>
          <p className="hint">{ask('affected.hint')}</p>
          <div className="form-2">
            <TextField
              label={ask('affected.name')}
              name="affectedName"
              optional
              maxLength={120}
              autoComplete="off"
              value={draft.affectedName}
              onChange={({ target }) => onChange({ affectedName: target.value })}
            />
            <TextField
              label={ask('affected.email')}
              name="affectedEmail"
              type="email"
              optional
              maxLength={254}
              autoComplete="off"
              value={draft.affectedEmail}
              onChange={({ target }) => onChange({ affectedEmail: target.value })}
            />
          </div>
        </fieldset>
      )}
      <fieldset className="field">
        <legend className="label">{t('contactTitle')}</legend>
        <p className="hint">{ask('contactHint')}</p>
        <div className="form-2">
          <TextField {...text('contactName')} autoComplete="name" />
          <TextField {...text('contactPhone')} type="tel" autoComplete="tel" />
          <TextField {...text('contactHours')} autoComplete="off" />
        </div>
      </fieldset>
    </section>
  )
}
