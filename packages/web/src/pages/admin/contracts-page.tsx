import type { CreateContractBody } from '@mesa/shared/wire/contracts.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { Checkbox } from '../../components/choice-field.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { contractQueries, createContract } from '../../features/contracts/contracts.queries.ts'
import { organizationQueries } from '../../features/organizations/organizations.queries.ts'
import { productQueries } from '../../features/products/products.queries.ts'
import { formText } from '../../lib/form-data.ts'
import { paths } from '../../lib/paths.ts'
import { useAct } from '../../lib/use-act.ts'
import { AdminFrame } from './admin-frame.tsx'
import { ContractType } from './contract-type.tsx'
import { ContractTable } from './contract-table.tsx'

export function Component() {
  const t = useTranslations('admin')
  const query = useInfiniteQuery(contractQueries.list())
  return (
    <AdminFrame title={t('nav.contracts')}>
      <SectionCard title={t('nav.contracts')}>
        <ContractTable query={query} empty={t('contracts.empty')} />
      </SectionCard>
      <Create />
    </AdminFrame>
  )
}

function Create() {
  const t = useTranslations('admin')
  const navigate = useNavigate()
  const organizations = useInfiniteQuery(organizationQueries.list()).data?.pages ?? []
  const products = useInfiniteQuery(productQueries.list()).data?.pages ?? []
  const act = useAct({
    act: (body: CreateContractBody, key) => createContract(body, key),
    families: ['hours'],
    onDone: (contract) => {
      showToast(t('created'))
      void navigate(paths.adminContract(contract.id))
    },
  })
  const read = (data: FormData) => {
    const organizationId = formText(data, 'organizationId')
    const name = formText(data, 'name')
    const startsOn = formText(data, 'startsOn')
    const endsOn = formText(data, 'endsOn')
    const productIds = data.getAll('productIds').map(String)
    const limit = formText(data, 'openCaseLimit')
    const typeId = formText(data, 'typeId')
    const values = { organizationId, name, startsOn, endsOn, productIds }
    const errors = missingIn(values, t('required'))
    return errors
      ? { errors }
      : {
          body: {
            ...values,
            ...(typeId ? { typeId } : {}),
            openCaseLimit: limit === '' ? null : Number(limit),
          },
        }
  }
  return (
    <SectionCard title={t('contracts.add')}>
      <ActForm act={act} read={read} submit={t('create')}>
        <Select
          name="organizationId"
          label={t('contracts.organization')}
          placeholder={t('choose')}
          choices={organizations
            .flatMap(({ items }) => items)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField name="name" label={t('name')} maxLength={120} />
        <ContractType value={null} />
        <TextField name="startsOn" type="date" label={t('contracts.startsOn')} />
        <TextField name="endsOn" type="date" label={t('contracts.endsOn')} />
        <fieldset className="field stack">
          <legend className="label">{t('contracts.products')}</legend>
          {products
            .flatMap(({ items }) => items)
            .map(({ id, name }) => (
              <Checkbox key={id} name="productIds" value={id} label={name} />
            ))}
        </fieldset>
        <TextField
          name="openCaseLimit"
          type="number"
          min={0}
          max={10_000}
          label={t('contracts.limit')}
          description={t('contracts.limitHint')}
          optional
        />
      </ActForm>
    </SectionCard>
  )
}
