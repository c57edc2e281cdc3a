import type {
  CreateOrganizationBody,
  OrganizationView,
} from '@mesa/shared/wire/organizations.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import {
  createOrganization,
  organizationQueries,
} from '../../features/organizations/organizations.queries.ts'
import { formText } from '../../lib/form-data.ts'
import { paths } from '../../lib/paths.ts'
import { useAct } from '../../lib/use-act.ts'
import { AdminFrame } from './admin-frame.tsx'

export function Component() {
  const t = useTranslations('admin')
  const words = useTranslations('console.words')
  const query = useInfiniteQuery(organizationQueries.list())
  const columns = [
    {
      id: 'name',
      label: t('name'),
      cell: ({ id, name }: OrganizationView) => (
        <Link to={paths.adminOrganization(id)}>{name}</Link>
      ),
    },
    {
      id: 'standing',
      label: t('organizations.standing'),
      cell: ({ standing }: OrganizationView) => words(`standing.${standing}`),
    },
    {
      id: 'lead',
      label: t('organizations.lead'),
      cell: ({ accountLeadName }: OrganizationView) => accountLeadName,
    },
    {
      id: 'open',
      label: t('organizations.openCases'),
      cell: ({ openCases }: OrganizationView) => openCases,
      isNumber: true,
    },
  ]
  return (
    <AdminFrame title={t('nav.organizations')}>
      <SectionCard title={t('nav.organizations')}>
        <PagedTable
          query={query}
          caption={t('nav.organizations')}
          columns={columns}
          empty={t('organizations.empty')}
          more={t('more')}
        />
      </SectionCard>
      <Create />
    </AdminFrame>
  )
}

function Create() {
  const t = useTranslations('admin')
  const words = useTranslations('console.words.accountClass')
  const act = useAct({
    act: (body: CreateOrganizationBody, key) => createOrganization(body, key),
    families: ['organizations'],
    onDone: () => showToast(t('created')),
  })
  const read = (data: FormData) => {
    const name = formText(data, 'name')
    const taxId = formText(data, 'taxId')
    const errors = missingIn({ name }, t('required'))
    const accountClass: 'special' | 'general' =
      formText(data, 'accountClass') === 'special' ? 'special' : 'general'
    return errors ? { errors } : { body: { name, accountClass, ...(taxId ? { taxId } : {}) } }
  }
  return (
    <SectionCard title={t('organizations.add')}>
      <ActForm act={act} read={read} submit={t('create')}>
        <TextField name="name" label={t('name')} maxLength={160} />
        <TextField name="taxId" label={t('organizations.taxId')} optional maxLength={40} />
        <Select
          name="accountClass"
          label={t('organizations.accountClass')}
          choices={(['general', 'special'] as const).map((value) => ({
            value,
            label: words(value),
          }))}
        />
      </ActForm>
    </SectionCard>
  )
}
