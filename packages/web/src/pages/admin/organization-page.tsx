import type { InviteMemberBody, MemberView } from '@mesa/shared/wire/organizations.schema'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { requireSession } from '../../app/session.ts'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'
import { contractQueries } from '../../features/contracts/contracts.queries.ts'
import {
  changeMemberRole,
  inviteMember,
  organizationQueries,
} from '../../features/organizations/organizations.queries.ts'
import { AccountSwitch } from '../../features/people/account-switch.tsx'
import { ResetFactor } from '../../features/security/reset-factor.tsx'
import { formText } from '../../lib/form-data.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { useAct } from '../../lib/use-act.ts'
import { AdminFrame } from './admin-frame.tsx'
import { ContractTable } from './contract-table.tsx'
import { HandOver } from './organization-hand-over.tsx'
import { Places } from './organization-places.tsx'
import { Standing } from './organization-standing.tsx'
import { Trainings } from './organization-trainings.tsx'
import { peopleRuleTexts } from './people-rule-texts.ts'
import { OrganizationForm } from './organization-form.tsx'
import { RolePicker } from './role-picker.tsx'

const roles = ['key_user', 'backup_key_user', 'requester'] as const

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireSession(request)
  await Promise.all([
    queryClient.ensureQueryData(organizationQueries.detail(params['id'] ?? '')),
    queryClient.prefetchQuery(caseWorkQueries.desk()),
    peopleRuleTexts.preload(),
  ])
  return null
}

export function Component() {
  return (
    <PageTexts texts={peopleRuleTexts}>
      <Organization />
    </PageTexts>
  )
}

function Organization() {
  const { id = '' } = useParams()
  const rules = useQuery(caseWorkQueries.desk()).data?.policy.entitlement
  const t = useTranslations('admin')
  const organization = useQuery(organizationQueries.detail(id))
  const contracts = useInfiniteQuery(contractQueries.list({ organizationId: id }))
  return (
    <AdminFrame title={organization.data?.name ?? t('nav.organizations')}>
      <Loaded query={organization}>
        {(loaded) => (
          <>
            <Members id={id} />
            <HandOver id={id} />
            {rules?.training === 'required' && <Trainings id={id} />}
            <OrganizationForm key={loaded.etag} organization={loaded} />
            {rules?.standing !== 'off' && <Standing key={loaded.standing} organization={loaded} />}
            {rules?.openCaseLimit === 'byPlan' && <Places organization={loaded} />}
          </>
        )}
      </Loaded>
      <SectionCard title={t('organizations.contracts')}>
        <ContractTable query={contracts} empty={t('organizations.noContracts')} />
      </SectionCard>
    </AdminFrame>
  )
}

function Members({ id }: { id: string }) {
  const t = useTranslations('admin')
  const words = useTranslations('console.words.role')
  const query = useInfiniteQuery(organizationQueries.members(id))
  const invite = useAct({
    act: (body: InviteMemberBody, key) => inviteMember(id, body, key),
    families: ['organizations'],
    onDone: (_member, { email }) => showToast(t('organizations.invited', { email })),
  })
  const read = (data: FormData) => {
    const name = formText(data, 'name')
    const email = formText(data, 'email')
    const role = roles.find((one) => one === formText(data, 'role')) ?? 'requester'
    const errors = missingIn({ name, email }, t('required'))
    return errors ? { errors } : { body: { name, email, role } }
  }
  const columns = [
    { id: 'name', label: t('name'), cell: ({ name }: MemberView) => name },
    { id: 'email', label: t('email'), cell: ({ email }: MemberView) => email },
    {
      id: 'role',
      label: t('role'),
      cell: (member: MemberView) => <MemberRole organizationId={id} member={member} />,
    },
    {
      id: 'status',
      label: t('status'),
      cell: ({ status }: MemberView) => t(`people.statuses.${status}`),
    },
    {
      id: 'factor',
      label: t('people.secondFactor'),
      cell: ({ userId, ...person }: MemberView) => (
        <ResetFactor person={{ ...person, id: userId }} isOwn={false} />
      ),
    },
    {
      id: 'act',
      label: t('people.account'),
      cell: ({ userId, ...person }: MemberView) => (
        <AccountSwitch person={{ ...person, id: userId }} isOwn={false} />
      ),
    },
  ]
  return (
    <>
      <SectionCard title={t('organizations.people')}>
        <PagedTable
          query={query}
          caption={t('organizations.people')}
          columns={columns}
          empty={t('organizations.noPeople')}
          more={t('more')}
        />
      </SectionCard>
      <SectionCard title={t('organizations.invite')}>
        <ActForm act={invite} read={read} submit={t('organizations.invite')}>
          <TextField name="name" label={t('name')} autoComplete="off" maxLength={120} />
          <TextField name="email" type="email" label={t('email')} autoComplete="off" />
          <Select
            name="role"
            label={t('role')}
            choices={roles.map((value) => ({ value, label: words(value) }))}
          />
        </ActForm>
      </SectionCard>
    </>
  )
}

function MemberRole({ organizationId, member }: { organizationId: string; member: MemberView }) {
  const t = useTranslations('admin')
  const change = useAct({
    act: (role: MemberView['role']) => changeMemberRole(organizationId, member.userId, role),
    families: ['organizations'],
    onDone: () => showToast(t('saved')),
  })
  return (
    <RolePicker
      label={t('organizations.changeRole', { name: member.name })}
      roles={roles}
      role={member.role}
      change={change}
    />
  )
}
