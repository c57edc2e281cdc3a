import type { InviteStaffBody, UserView } from '@mesa/shared/wire/users.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useSession } from '../../app/session.ts'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { changePerson, inviteStaff, peopleQueries } from '../../features/people/people.queries.ts'
import { AccountSwitch } from '../../features/people/account-switch.tsx'
import { ResetFactor } from '../../features/security/reset-factor.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { AdminFrame } from './admin-frame.tsx'
import { RolePicker } from './role-picker.tsx'

const roles = ['agent', 'technician', 'commercial', 'supervisor', 'admin', 'viewer'] as const

export function Component() {
  const t = useTranslations('admin')
  const { user } = useSession()
  const query = useInfiniteQuery(peopleQueries.staff())
  const columns = [
    { id: 'name', label: t('name'), cell: ({ name }: UserView) => name },
    { id: 'email', label: t('email'), cell: ({ email }: UserView) => email },
    { id: 'role', label: t('role'), cell: (person: UserView) => <StaffRole person={person} /> },
    {
      id: 'status',
      label: t('status'),
      cell: ({ status }: UserView) => t(`people.statuses.${status}`),
    },
    {
      id: 'factor',
      label: t('people.secondFactor'),
      cell: (person: UserView) => <ResetFactor person={person} isOwn={person.id === user.id} />,
    },
    {
      id: 'act',
      label: t('people.account'),
      cell: (person: UserView) => <AccountSwitch person={person} isOwn={person.id === user.id} />,
    },
  ]
  return (
    <AdminFrame title={t('nav.people')}>
      <SectionCard title={t('nav.people')}>
        <PagedTable
          query={query}
          caption={t('nav.people')}
          columns={columns}
          empty={t('none')}
          more={t('more')}
        />
      </SectionCard>
      <Invite />
    </AdminFrame>
  )
}

function StaffRole({ person }: { person: UserView }) {
  const t = useTranslations('admin.people')
  const words = useTranslations('console.words.role')
  const { user } = useSession()
  const change = useAct({
    act: (role: (typeof roles)[number]) => changePerson(person.id, { role }),
    families: ['people'],
    onDone: ({ name }, role) => showToast(t('roleChanged', { name, role: words(role) })),
  })
  const role = roles.find((one) => one === person.role)
  if (person.id === user.id || role === undefined) return words(person.role)
  return (
    <RolePicker
      label={t('changeRole', { name: person.name })}
      roles={roles}
      role={role}
      change={change}
    />
  )
}

function Invite() {
  const t = useTranslations('admin')
  const words = useTranslations('console.words.role')
  const act = useAct({
    act: (body: InviteStaffBody, key) => inviteStaff(body, key),
    families: ['people'],
    onDone: (_person, { email }) => showToast(t('organizations.invited', { email })),
  })
  const read = (data: FormData) => {
    const name = formText(data, 'name')
    const email = formText(data, 'email')
    const role = roles.find((one) => one === formText(data, 'role')) ?? 'agent'
    const errors = missingIn({ name, email }, t('required'))
    return errors ? { errors } : { body: { name, email, role } }
  }
  return (
    <SectionCard title={t('people.invite')}>
      <ActForm act={act} read={read} submit={t('people.invite')}>
        <TextField name="name" label={t('name')} autoComplete="off" maxLength={120} />
        <TextField name="email" type="email" label={t('email')} autoComplete="off" />
        <Select
          name="role"
          label={t('role')}
          choices={roles.map((value) => ({ value, label: words(value) }))}
        />
      </ActForm>
    </SectionCard>
  )
}
