import type { CatalogEntry, CatalogSettings } from '@mesa/shared/wire/catalogs.schema'
import { TicketStatus } from '@mesa/shared/wire/vocabulary.schema'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { paths } from '../../lib/paths.ts'
import { useAct } from '../../lib/use-act.ts'
import { addEntry, catalogQueries } from './catalogs.queries.ts'
import { codeOf } from './field-keys.ts'
import type { EditedKind } from './kinds.ts'

type NewEntryProps = { kind: EditedKind; entries: readonly CatalogEntry[] }

/** Adds an entry by its name; what it decides is set on its own page. */
export function NewEntry({ kind, entries }: NewEntryProps) {
  const t = useTranslations('adminCatalogs.add')
  const status = useTranslations('console.words.status')
  const required = useTranslations('admin')('required')
  const navigate = useNavigate()
  const client = useQueryClient()
  const act = useAct({
    act: ({ name, settings }: { name: string; settings: CatalogSettings }, key) => {
      const code = codeOf(
        name,
        entries.map((entry) => entry.code),
      )
      return addEntry({ kind, body: { code, name, settings } }, key)
    },
    families: ['catalogs'],
    onDone: (entry) => {
      // Its page reads this list, and is gone to before the list is read anew.
      client.setQueryData(catalogQueries.entries(kind).queryKey, (old) => old && [...old, entry])
      showToast(t('done', { name: entry.name }))
      if (kind === 'categories') void navigate(paths.adminCatalogEntry(kind, entry.id))
    },
  })
  const read = (data: FormData) => {
    const name = formText(data, 'name')
    const state = formText(data, 'state')
    const asked = kind === 'sub-states' ? { name, state } : { name }
    const errors = missingIn(asked, required)
    if (errors) return { errors }
    const known = TicketStatus.enum.find((one) => one === state)
    return { body: { name, settings: known ? { state: known } : {} } }
  }
  return (
    <SectionCard title={t('title')}>
      <ActForm act={act} read={read} submit={t('submit')}>
        <TextField name="name" label={t('name')} description={t('nameHint')} maxLength={120} />
        {kind === 'sub-states' && (
          <Select
            name="state"
            label={t('state')}
            placeholder={t('statePick')}
            choices={TicketStatus.enum.map((one) => ({ value: one, label: status(one) }))}
          />
        )}
      </ActForm>
    </SectionCard>
  )
}
