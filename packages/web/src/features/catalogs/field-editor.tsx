import { TemplateFieldType } from '@mesa/shared/wire/catalogs.schema'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Checkbox } from '../../components/choice-field.tsx'
import { Select, TextArea, TextField } from '../../components/text-field.tsx'
import type { FieldDraft, FieldType } from './entry-draft.ts'
import { useFaultSentence } from './use-fault-sentence.ts'
import type { EntryEditor } from './use-entry-editor.ts'

type FieldEditorProps = {
  field: FieldDraft
  editor: EntryEditor
  onChange: (field: FieldDraft) => void
}

/** One field of the form: what it is called, what it takes, and whether one must fill it in. */
export function FieldEditor({ field, editor, onChange }: FieldEditorProps) {
  const t = useTranslations('adminCatalogs.form')
  const errorOf = useFaultSentence(editor)
  const label = useRef<HTMLInputElement>(null)
  // Once, when it opens: afterwards one types elsewhere.
  const [isNew] = useState(field.key === null && field.label === '')
  useEffect(() => {
    if (isNew) label.current?.focus()
  }, [isNew])
  const set = (part: Partial<FieldDraft>) => onChange({ ...field, ...part })
  return (
    <fieldset className="cat-field">
      <legend>{t('edited', { name: field.label.trim() || t('unnamed') })}</legend>
      <TextField
        ref={label}
        name="field-label"
        label={t('label')}
        description={t('labelHint')}
        maxLength={120}
        autoComplete="off"
        value={field.label}
        error={errorOf(`label ${field.id}`)}
        onChange={({ target }) => set({ label: target.value })}
      />
      <Select
        name="field-type"
        label={t('kind')}
        value={field.type}
        choices={TemplateFieldType.enum.map((one) => ({ value: one, label: t(`type.${one}`) }))}
        onChange={({ target }) => set({ type: target.value as FieldType })}
      />
      {field.type === 'choice' && (
        <TextArea
          name="field-options"
          label={t('options')}
          description={t('optionsHint')}
          rows={5}
          value={field.options}
          error={errorOf(`options ${field.id}`)}
          onChange={({ target }) => set({ options: target.value })}
        />
      )}
      <TextField
        name="field-help"
        label={t('help')}
        description={t('helpHint')}
        optional
        maxLength={300}
        autoComplete="off"
        value={field.help}
        onChange={({ target }) => set({ help: target.value })}
      />
      <Checkbox
        name="field-required"
        label={t('required')}
        checked={field.isRequired}
        onChange={({ target }) => set({ isRequired: target.checked })}
      />
    </fieldset>
  )
}
