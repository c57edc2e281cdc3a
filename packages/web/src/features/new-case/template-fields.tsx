import { useTranslations } from 'use-intl'
import type { CatalogEntry, TemplateField } from '@mesa/shared/wire/catalogs.schema'
import { Select, TextArea, TextField } from '../../components/text-field.tsx'
import type { CaseDraft } from './use-draft.ts'

type TemplateFieldsProps = {
  category: CatalogEntry
  draft: CaseDraft
  onChange: (part: Partial<CaseDraft>) => void
}

/** The fields that the category asks for (IN-4). */
export function TemplateFields({ category, draft, onChange }: TemplateFieldsProps) {
  const t = useTranslations('portalNewCase')
  const fields = category.settings.fields ?? []
  if (fields.length === 0) return null
  return (
    <section className="form-sec" aria-labelledby="f-data">
      <h2 id="f-data">{t('templateTitle')}</h2>
      <p>{t('templateLead', { name: category.name })}</p>
      <div className="form-2">
        {fields.map((field) => (
          <div key={field.key} className={isWide(field) ? 'form-wide' : undefined}>
            <OneField
              field={field}
              value={draft.fields[field.key] ?? ''}
              onChange={(value) => onChange({ fields: { ...draft.fields, [field.key]: value } })}
            />
          </div>
        ))}
      </div>
    </section>
  )
}

const isWide = ({ type, key }: TemplateField): boolean => type === 'longtext' || key === 'menuPath'

type OneFieldProps = { field: TemplateField; value: string; onChange: (value: string) => void }

const inputTypes: Record<string, string> = { date: 'date', datetime: 'datetime-local' }

function OneField({ field, value, onChange }: OneFieldProps) {
  const t = useTranslations('portalNewCase')
  const { key, label, type, required, help, options = [] } = field
  const common = {
    label,
    name: `fields.${key}`,
    optional: !required,
    ...(help && { description: help }),
    value,
  }
  if (type === 'choice') {
    return (
      <Select
        {...common}
        placeholder={t('choicePick')}
        choices={options.map((option) => ({ value: option, label: option }))}
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
