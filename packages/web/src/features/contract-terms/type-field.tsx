import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Select } from '../../components/text-field.tsx'
import { termsQueries } from './terms.queries.ts'
import { tellingTerms } from './terms-diff.ts'
import { useTermsWords } from './use-terms-words.ts'

/** `typeId` of a form: the desk's types, with what the chosen one brings; nothing where there are none. */
export function TypeField() {
  const t = useTranslations('consoleHoursActs.create')
  const keys = useTranslations('consoleContractTerms.key')
  const words = useTermsWords()
  const [typeId, setTypeId] = useState('')
  const types = useQuery(termsQueries.types()).data?.items ?? []
  if (types.length === 0) return null
  const terms = types.find(({ id }) => id === typeId)?.version.terms
  const brings = terms
    ? tellingTerms(terms)
        .map((key) => `${keys(key)}: ${words(terms, key)}`)
        .join('; ')
    : ''
  return (
    <Select
      name="typeId"
      label={t('type')}
      description={terms ? t('typeBrings', { terms: brings }) : t('typeHint')}
      placeholder={t('noType')}
      value={typeId}
      onChange={({ currentTarget }) => setTypeId(currentTarget.value)}
      choices={types.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
