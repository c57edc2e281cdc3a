import { Info } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TemplateField } from '@mesa/shared/wire/catalogs.schema'
import { Button } from '../../components/button.tsx'
import { Select, TextArea, TextField } from '../../components/text-field.tsx'

type Values = Record<string, string>
type TemplateFieldsProps = {
  /** Of the category; one per category (`key`), as it remembers which fields there were. */
  name: string
  fields: readonly TemplateField[]
  /** As typed, by the key of the field. */
  values: Values
  onChange: (values: Values) => void
  /** Takes what was typed in fields that are no longer asked for into the description. */
  onMove?: (words: string, rest: Values) => void
}

/** The fields that the category asks for (IN-4); what was typed stays when the desk changes them. */
export function TemplateFields({ name, fields, values, onChange, onMove }: TemplateFieldsProps) {
  const t = useTranslations('portalNewCase')
  const [known] = useState(() => fields.map(({ key }) => key))
  const added = fields.filter(({ key }) => !known.includes(key))
  const gone = Object.entries(values).filter(
    ([key, value]) => value.trim() !== '' && !fields.some((field) => field.key === key),
  )
  if (fields.length === 0 && gone.length === 0) return null
  return (
    <section className="form-sec" aria-labelledby="f-data">
      <h2 id="f-data">{t('templateTitle')}</h2>
      <p>{t('templateLead', { name })}</p>
      {added.length > 0 && (
        <p className="notice" role="status">
          <Info className="ico" aria-hidden />
          {t('templateAdded', { labels: added.map(({ label }) => label).join(', ') })}
        </p>
      )}
      <div className="form-2">
        {fields.map((field) => (
          <div key={field.key} className={isWide(field) ? 'form-wide' : undefined}>
            <OneField
              field={field}
              value={values[field.key] ?? ''}
              onChange={(value) => onChange({ ...values, [field.key]: value })}
            />
          </div>
        ))}
      </div>
      {onMove && gone.length > 0 && (
        <div className="notice">
          <Info className="ico" aria-hidden />
          <div className="stack">
            <p>{t('templateGone', { values: gone.map(([, value]) => value).join(', ') })}</p>
            <div>
              <Button
                size="sm"
                onClick={() => {
                  const keys = gone.map(([key]) => key)
                  const rest = Object.entries(values).filter(([key]) => !keys.includes(key))
                  onMove(gone.map(([, value]) => value).join('\n'), Object.fromEntries(rest))
                }}
              >
                {t('templateMove')}
              </Button>
            </div>
          </div>
        </div>
      )}
    </section>
  )
}

const isWide = ({ type, key }: TemplateField): boolean =>
  type === 'longtext' || type === 'menu_path' || key === 'menuPath'

type OneFieldProps = { field: TemplateField; value: string; onChange: (value: string) => void }

const inputTypes: Record<string, string> = { date: 'date', datetime: 'datetime-local' }

function OneField({ field, value, onChange }: OneFieldProps) {
  const t = useTranslations('portalNewCase')
  const { key, label, type, required, help, options = [] } = field
  const hint = help ?? (type === 'menu_path' ? t('menuPathHint') : undefined)
  const common = {
    label,
    name: `fields.${key}`,
    optional: !required,
    ...(hint !== undefined && { description: hint }),
    value,
  }
  if (type === 'choice') {
    // What was chosen stays to be read when the desk no longer offers it.
    const isGone = value !== '' && !options.includes(value)
    return (
      <Select
        {...common}
        placeholder={t('choicePick')}
        choices={[
          ...options.map((option) => ({ value: option, label: option })),
          ...(isGone ? [{ value, label: t('choiceGone', { option: value }), disabled: true }] : []),
        ]}
        onChange={({ target }) => onChange(target.value)}
      />
    )
  }
  if (type === 'longtext') {
    return (
      <TextArea
        {...common}
        rows={3}
        maxLength={4000}
        onChange={({ target }) => onChange(target.value)}
      />
    )
  }
  return (
    <TextField
      {...common}
      type={inputTypes[type] ?? 'text'}
      inputMode={type === 'number' ? 'decimal' : undefined}
      maxLength={200}
      autoComplete="off"
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
