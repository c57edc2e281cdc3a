import type { HandOverBody, MemberView } from '@mesa/shared/wire/organizations.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ActForm } from '../../components/act-form.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import {
  handOverKeyUser,
  organizationQueries,
} from '../../features/organizations/organizations.queries.ts'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'

const handed = ['key_user', 'backup_key_user'] as const
const formerRoles = ['requester', 'backup_key_user', 'key_user'] as const

/** EN-4: the role passes to somebody else in one act; what was pending waits for them. */
export function HandOver({ id }: { id: string }) {
  const t = useTranslations('adminPeopleRules.handOver')
  const admin = useTranslations('admin')
  const words = useTranslations('console.words.role')
  const [role, setRole] = useState<(typeof handed)[number]>('key_user')
  const members = useInfiniteQuery(organizationQueries.members(id)).data?.pages ?? []
  const people = members.flatMap(({ items }) => items)
  const holders = people.filter((one) => one.role === role)
  const others = people.filter((one) => one.role !== role && one.status !== 'disabled')
  const act = useAct({
    act: (body: HandOverBody, key) => handOverKeyUser(id, body, key),
    families: ['organizations', 'people'],
    onDone: ({ keyUser }) => showToast(t('done', { name: keyUser.name, role: words(role) })),
  })
  const read = (data: FormData) => {
    const userId = formText(data, 'userId')
    const fromUserId = formText(data, 'fromUserId') || holders[0]?.userId
    const formerRole = formerRoles.find((one) => one === formText(data, 'formerRole'))
    if (userId === '') return { errors: { userId: admin('required') } }
    return {
      body: {
        userId,
        role,
        ...(fromUserId ? { fromUserId } : {}),
        ...(formerRole && fromUserId ? { formerRole } : {}),
      },
    }
  }
  if (holders.length === 0 || people.length < 2) return null
  return (
    <SectionCard title={t('title')}>
      <p className="soft">{t('lead')}</p>
      <ActForm act={act} read={read} submit={t('go')}>
        <Select
          name="role"
          label={admin('role')}
          value={role}
          onChange={(event) =>
            setRole(handed.find((one) => one === event.currentTarget.value) ?? 'key_user')
          }
          choices={handed.map((value) => ({ value, label: words(value) }))}
        />
        {holders.length > 1 && <People name="fromUserId" label={t('from')} people={holders} />}
        {holders.length === 1 && (
          <p className="soft">{t('now', { name: holders[0]?.name ?? '' })}</p>
        )}
        <People name="userId" label={t('to')} people={others} />
        <Select
          name="formerRole"
          label={t('former')}
          choices={formerRoles
            .filter((one) => one !== role)
            .map((value) => ({ value, label: words(value) }))}
        />
      </ActForm>
    </SectionCard>
  )
}

type PeopleProps = { name: string; label: string; people: readonly MemberView[] }

function People({ name, label, people }: PeopleProps) {
  const admin = useTranslations('admin')
  return (
    <Select
      name={name}
      label={label}
      placeholder={admin('choose')}
      choices={people.map((one) => ({ value: one.userId, label: `${one.name}, ${one.email}` }))}
    />
  )
}
