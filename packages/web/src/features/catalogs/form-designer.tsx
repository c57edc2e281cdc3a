import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from '../../components/button.tsx'
import { Badge } from '../../components/marks.tsx'
import { OrderedList } from '../../components/ordered-list.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { blankField, type FieldDraft } from './entry-draft.ts'
import { FieldEditor } from './field-editor.tsx'
import type { EntryEditor } from './use-entry-editor.ts'

const fieldsMax = 50

/** IN-4: the fields a case of the category asks for, in their order; one at a time is edited. */
export function FormDesigner({ editor }: { editor: EntryEditor }) {
  const t = useTranslations('adminCatalogs.form')
  const { draft, change, faults } = editor
  const { fields } = draft
  const [openId, setOpenId] = useState<string | null>(null)
  const open = fields.find(({ id }) => id === openId)
  const put = (next: FieldDraft) =>
    change({ fields: fields.map((field) => (field.id === next.id ? next : field)) })
  const add = () => {
    const field = blankField()
    change({ fields: [...fields, field] })
    setOpenId(field.id)
  }
  return (
    <SectionCard title={t('title', { count: fields.length })}>
      <p className="soft">{t('lead')}</p>
      {fields.length > 0 && (
        <OrderedList
          label={t('order')}
          items={fields.map((field) => ({ ...field, label: field.label.trim() || t('unnamed') }))}
          currentId={openId ?? undefined}
          onOrder={(ids) =>
            change({ fields: ids.flatMap((id) => fields.find((field) => field.id === id) ?? []) })
          }
          acts={(field) => (
            <IconButton
              label={t('remove', { name: field.label })}
              size="sm"
              onClick={() => change({ fields: fields.filter(({ id }) => id !== field.id) })}
            >
              <Trash2 className="ico" aria-hidden />
            </IconButton>
          )}
        >
          {(field) => (
            <>
              <button
                type="button"
                className="link-btn"
                aria-expanded={field.id === openId}
                onClick={() => setOpenId(field.id === openId ? null : field.id)}
              >
                {field.label}
              </button>
              <span className="soft sm">{t(`type.${field.type}`)}</span>
              {field.isRequired && <Badge>{t('requiredMark')}</Badge>}
              {isFaulty(faults, field.id) && <Badge tone="late">{t('faulty')}</Badge>}
            </>
          )}
        </OrderedList>
      )}
      {open && <FieldEditor key={open.id} field={open} editor={editor} onChange={put} />}
      <div>
        <Button
          icon={<Plus className="ico" aria-hidden />}
          onClick={add}
          unavailable={fields.length >= fieldsMax ? t('full', { max: fieldsMax }) : undefined}
        >
          {t('add')}
        </Button>
      </div>
    </SectionCard>
  )
}

const isFaulty = (faults: EntryEditor['faults'], id: string) =>
  faults.has(`label ${id}`) || faults.has(`options ${id}`)
