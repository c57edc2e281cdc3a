import { termsOf } from '@mesa/shared/ledger/terms'
import type {
  ContractTypeView,
  CreateContractTypeBody,
} from '@mesa/shared/wire/contract-types.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, type LoaderFunctionArgs, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { requireSession } from '../../app/session.ts'
import { missingIn } from '../../components/act-form.tsx'
import { Checkbox } from '../../components/choice-field.tsx'
import { Badge } from '../../components/marks.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { tellingTerms } from '../../features/contract-terms/terms-diff.ts'
import { TypeForm } from '../../features/contract-terms/type-form.tsx'
import { createType, typeQueries } from '../../features/contract-terms/type.queries.ts'
import { useTermsWords } from '../../features/contract-terms/use-terms-words.ts'
import { formText } from '../../lib/form-data.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { AdminFrame } from './admin-frame.tsx'
import { contractTypeTexts } from './contract-type-texts.ts'
import { useTypeChoices } from './use-type-choices.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSession(request)
  await contractTypeTexts.preload()
  return null
}

export function Component() {
  return (
    <PageTexts texts={contractTypeTexts}>
      <Types />
    </PageTexts>
  )
}

/** HR-1: the types of contract and warranty of the desk, and a new one. */
function Types() {
  const t = useTranslations('adminContracts.types')
  const admin = useTranslations('admin')
  const kinds = useTranslations('consoleContracts.kinds')
  const format = useFormat()
  const [showsRetired, setShowsRetired] = useState(false)
  const query = useInfiniteQuery(typeQueries.list(showsRetired))
  const columns = [
    {
      id: 'name',
      label: t('name'),
      cell: ({ id, name, retired, upcoming }: ContractTypeView) => (
        <>
          <Link to={paths.adminContractType(id)}>{name}</Link>{' '}
          {retired && <Badge>{t('retired')}</Badge>}
          {upcoming && (
            <Badge>{t('upcoming', { date: format.date(upcoming.effectiveFrom) })}</Badge>
          )}
        </>
      ),
    },
    {
      id: 'kind',
      label: t('kind'),
      cell: ({ version }: ContractTypeView) => kinds(version.terms.kind),
    },
    { id: 'brings', label: t('brings'), cell: (type: ContractTypeView) => <Brings type={type} /> },
    {
      id: 'contracts',
      label: t('contracts'),
      isNumber: true,
      cell: ({ contracts }: ContractTypeView) => contracts,
    },
  ]
  return (
    <AdminFrame title={admin('nav.contractTypes')}>
      <p className="md soft">{t('lead')}</p>
      <SectionCard title={admin('nav.contractTypes')}>
        <Checkbox
          label={t('retiredToo')}
          checked={showsRetired}
          onChange={() => setShowsRetired(!showsRetired)}
        />
        <PagedTable
          query={query}
          caption={admin('nav.contractTypes')}
          columns={columns}
          empty={t('empty')}
          more={admin('more')}
        />
      </SectionCard>
      <Create />
    </AdminFrame>
  )
}

function Brings({ type }: { type: ContractTypeView }) {
  const keys = useTranslations('consoleContractTerms.key')
  const words = useTermsWords()
  const { terms } = type.version
  return tellingTerms(terms)
    .filter((key) => key !== 'kind')
    .map((key) => `${keys(key)}: ${words(terms, key)}`)
    .join('; ')
}

const plainest = termsOf({})

function Create() {
  const t = useTranslations('adminContracts.types')
  const admin = useTranslations('admin')
  const navigate = useNavigate()
  const choices = useTypeChoices()
  const act = useAct({
    act: (body: CreateContractTypeBody, key) => createType(body, key),
    families: ['contract-types', 'catalogs'],
    onDone: ({ id, name }) => {
      showToast(t('created', { name }))
      void navigate(paths.adminContractType(id))
    },
  })
  const read = (data: FormData) => {
    const [name, code] = [formText(data, 'name'), formText(data, 'code')]
    const errors: Record<string, string> = { ...missingIn({ name, code }, admin('required')) }
    if (code !== '' && !/^[a-z][a-z0-9_]{0,59}$/.test(code)) errors['code'] = t('codeBad')
    return errors
  }
  return (
    <SectionCard title={t('create')}>
      <TypeForm
        present={plainest}
        choices={choices}
        act={act}
        submit={t('create')}
        read={read}
        head={
          <>
            <TextField name="name" label={t('nameField')} maxLength={120} autoComplete="off" />
            <TextField
              name="code"
              label={t('code')}
              description={t('codeHint')}
              maxLength={60}
              autoComplete="off"
            />
          </>
        }
        onSubmit={(terms, data) =>
          act.mutate({ name: formText(data, 'name'), code: formText(data, 'code'), terms })
        }
      />
    </SectionCard>
  )
}
