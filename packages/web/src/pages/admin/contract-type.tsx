import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Select } from '../../components/text-field.tsx'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'

/** Which of the desk's contract types it is; nothing where the desk has none. */
export function ContractType({ value }: { value: string | null }) {
  const t = useTranslations('admin.contracts')
  const types = useQuery(caseWorkQueries.allOf('contract-types')).data?.items ?? []
  const shown = types.filter(({ id, retired }) => !retired || id === value)
  if (shown.length === 0) return null
  return (
    <Select
      key={shown.length}
      name="typeId"
      label={t('type')}
      description={t('typeHint')}
      placeholder={t('noType')}
      defaultValue={value ?? ''}
      choices={shown.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
