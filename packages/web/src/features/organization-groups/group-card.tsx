import type {
  GroupMemberBody,
  OrganizationGroupView,
} from '@mesa/shared/wire/organization-groups.schema'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { paths } from '../../lib/paths.ts'
import {
  addGroupMember,
  groupQueries,
  moveOrganization,
  removeGroupMember,
  renameGroup,
} from './groups.queries.ts'

const roles = ['key_user', 'backup_key_user', 'requester'] as const

/** One group: its name, its organizations, and who acts for all of them (EN-4). */
export function GroupCard({ group }: { group: OrganizationGroupView }) {
  const t = useTranslations('adminPeopleRules.groups')
  const [isRenaming, setIsRenaming] = useState(false)
  return (
    <SectionCard title={group.name}>
      {isRenaming ? (
        <Rename group={group} onDone={() => setIsRenaming(false)} />
      ) : (
        <div>
          <Button size="sm" onClick={() => setIsRenaming(true)}>
            {t('rename')}
          </Button>
        </div>
      )}
      <Organizations group={group} />
      <Members group={group} />
    </SectionCard>
  )
}

function Rename({ group, onDone }: { group: OrganizationGroupView; onDone: () => void }) {
  const t = useTranslations('adminPeopleRules.groups')
  const admin = useTranslations('admin')
  const act = useAct({
    act: (body: { name: string }) => renameGroup(group, body),
    families: ['organizations'],
    onDone: () => {
      showToast(admin('saved'))
      onDone()
    },
  })
  const read = (data: FormData) => {
    const name = formText(data, 'name')
    const errors = missingIn({ name }, admin('required'))
    return errors ? { errors } : { body: { name } }
  }
  return (
    <ActForm
      act={act}
      read={read}
      submit={admin('save')}
      keeps
      cancel={<Button onClick={onDone}>{t('keep')}</Button>}
    >
      <TextField name="name" label={admin('name')} maxLength={160} defaultValue={group.name} />
    </ActForm>
  )
}

function Organizations({ group: { id, organizations, name } }: { group: OrganizationGroupView }) {
  const t = useTranslations('adminPeopleRules.groups')
  const all = useQuery(groupQueries.organizations()).data?.items ?? []
  const [chosen, setChosen] = useState('')
  const move = useAct({
    act: (to: { organizationId: string; groupId: string | null }) =>
      moveOrganization(to.organizationId, to.groupId),
    families: ['organizations'],
    onDone: (moved, { groupId }) => {
      setChosen('')
      showToast(t(groupId ? 'joined' : 'left', { organization: moved.name, group: name }))
    },
  })
  return (
    <div className="stack">
      <h3>{t('organizations')}</h3>
      {organizations.length === 0 && <p className="soft">{t('noOrganizations')}</p>}
      <ul className="a-list">
        {organizations.map((one) => (
          <li key={one.id}>
            <Link to={paths.adminOrganization(one.id)}>{one.name}</Link>
            <Button
              size="sm"
              look="quiet"
              aria-label={t('takeOutNamed', { name: one.name })}
              busy={move.isPending && move.variables.organizationId === one.id}
              onClick={() => move.mutate({ organizationId: one.id, groupId: null })}
            >
              {t('takeOut')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="a-add">
        <Select
          label={t('addOrganization')}
          placeholder={t('choose')}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          choices={all
            .filter(({ groupId }) => groupId !== id)
            .map((one) => ({ value: one.id, label: one.name }))}
        />
        <Button
          unavailable={chosen === '' ? t('chooseFirst') : undefined}
          busy={move.isPending && move.variables.groupId === id}
          onClick={() => move.mutate({ organizationId: chosen, groupId: id })}
        >
          {t('add')}
        </Button>
      </div>
      {move.error && <ProblemNotice error={move.error} />}
    </div>
  )
}

function Members({ group }: { group: OrganizationGroupView }) {
  const t = useTranslations('adminPeopleRules.groups')
  const words = useTranslations('console.words.role')
  const query = useQuery(groupQueries.members(group.id))
  const remove = useAct({
    act: (userId: string) => removeGroupMember(group.id, userId),
    families: ['organizations'],
    onDone: () => showToast(t('removed')),
  })
  return (
    <div className="stack">
      <h3>{t('members')}</h3>
      <p className="soft sm">{t('membersHint')}</p>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('noMembers')}</p>
          ) : (
            <ul className="a-list">
              {items.map(({ userId, name, email, role }) => (
                <li key={userId}>
                  <span>
                    {name} <span className="soft">{email}</span>, {words(role)}
                  </span>
                  <Button
                    size="sm"
                    look="quiet"
                    aria-label={t('takeOutNamed', { name })}
                    busy={remove.isPending && remove.variables === userId}
                    onClick={() => remove.mutate(userId)}
                  >
                    {t('takeOut')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {remove.error && <ProblemNotice error={remove.error} />}
      <AddMember group={group} />
    </div>
  )
}

function AddMember({ group }: { group: OrganizationGroupView }) {
  const t = useTranslations('adminPeopleRules.groups')
  const admin = useTranslations('admin')
  const words = useTranslations('console.words.role')
  const people = useQuery(groupQueries.customers()).data?.items ?? []
  const ids = new Set(group.organizations.map(({ id }) => id))
  const own = people.filter(({ memberships }) =>
    memberships.some(({ organizationId }) => ids.has(organizationId)),
  )
  const act = useAct({
    act: (body: GroupMemberBody, key) => addGroupMember(group.id, body, key),
    families: ['organizations', 'people'],
    onDone: ({ name, role }) => showToast(t('memberAdded', { name, role: words(role) })),
  })
  const read = (data: FormData) => {
    const userId = formText(data, 'userId')
    const role = roles.find((one) => one === formText(data, 'role')) ?? 'key_user'
    const errors = missingIn({ userId }, admin('required'))
    return errors ? { errors } : { body: { userId, role } }
  }
  return (
    <ActForm act={act} read={read} submit={t('add')}>
      <Select
        name="userId"
        label={t('addMember')}
        placeholder={t('choose')}
        choices={own.map(({ id, name, email }) => ({ value: id, label: `${name}, ${email}` }))}
      />
      <Select
        name="role"
        label={admin('role')}
        choices={roles.map((value) => ({ value, label: words(value) }))}
      />
    </ActForm>
  )
}
