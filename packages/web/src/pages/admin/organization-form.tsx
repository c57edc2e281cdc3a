import type {
  OrganizationView,
  PatchOrganizationBody,
} from '@mesa/shared/wire/organizations.schema'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { CalendarChoice } from '../../features/calendars/calendar-choice.tsx'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'
import { groupQueries } from '../../features/organization-groups/groups.queries.ts'
import { changeOrganization } from '../../features/organizations/organizations.queries.ts'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'

const locales = ['es', 'en', 'pt'] as const
const sizes = ['small', 'medium', 'large'] as const
const accountClasses = ['general', 'special'] as const

/** The organization's own data. Mount it by `etag`, so that it shows what was saved last. */
export function OrganizationForm({ organization }: { organization: OrganizationView }) {
  const t = useTranslations('admin')
  const words = useTranslations('console.words.accountClass')
  const rules = useTranslations('adminPeopleRules.organization')
  const act = useAct({
    act: (body: PatchOrganizationBody) => changeOrganization(organization, body),
    families: ['organizations', 'tickets'],
    onDone: () => showToast(t('saved')),
  })
  const read = (data: FormData) => {
    const name = formText(data, 'name')
    const errors = missingIn({ name }, t('required'))
    if (errors) return { errors }
    const limit = formText(data, 'inProgressLimit')
    if (!/^\d{0,4}$/.test(limit) || limit === '0') {
      return { errors: { inProgressLimit: rules('inProgressBad') } }
    }
    const body: PatchOrganizationBody = {
      name,
      taxId: formText(data, 'taxId') || null,
      accountClass:
        accountClasses.find((one) => one === formText(data, 'accountClass')) ?? 'general',
      accountLeadId: formText(data, 'accountLeadId') || null,
      calendarId: formText(data, 'calendarId') || null,
      ...readRules(data),
      locale: locales.find((one) => one === formText(data, 'locale')) ?? organization.locale,
    }
    return { body }
  }
  return (
    <SectionCard title={t('organizations.edit')}>
      <ActForm act={act} read={read} submit={t('save')} keeps>
        <TextField name="name" label={t('name')} maxLength={160} defaultValue={organization.name} />
        <TextField
          name="taxId"
          label={t('organizations.taxId')}
          optional
          maxLength={40}
          defaultValue={organization.taxId ?? ''}
        />
        <Select
          name="accountClass"
          label={t('organizations.accountClass')}
          defaultValue={organization.accountClass}
          choices={accountClasses.map((value) => ({ value, label: words(value) }))}
        />
        <RuleFields organization={organization} />
        <Lead organization={organization} />
        <CalendarChoice value={organization.calendarId} without="desk" />
        <Select
          name="locale"
          label={t('organizations.locale')}
          defaultValue={organization.locale}
          choices={locales.map((value) => ({ value, label: t(`organizations.locales.${value}`) }))}
        />
      </ActForm>
    </SectionCard>
  )
}

/** What was there to be filled in; the rest stays as it is. */
function readRules(data: FormData): PatchOrganizationBody {
  const size = sizes.find((one) => one === formText(data, 'sizeBracket'))
  const limit = formText(data, 'inProgressLimit')
  return {
    ...(size ? { sizeBracket: size } : {}),
    ...(data.has('inProgressLimit')
      ? { inProgressLimit: limit === '' ? null : Number(limit) }
      : {}),
    ...(data.has('groupId') ? { groupId: formText(data, 'groupId') || null } : {}),
  }
}

/** What the rulebook asks of an organization: its size, its cases at once, its group. */
function RuleFields({ organization }: { organization: OrganizationView }) {
  const t = useTranslations('adminPeopleRules')
  const policy = useQuery(caseWorkQueries.desk()).data?.policy
  const groups = useInfiniteQuery(groupQueries.list()).data?.pages[0]?.items ?? []
  const limits = policy?.classification.inProgressLimit
  const hasLimits = limits !== undefined && (limits.general !== null || limits.special !== null)
  return (
    <>
      {policy?.entitlement.openCaseLimit === 'byPlan' && (
        <Select
          name="sizeBracket"
          label={t('organization.size')}
          description={t('organization.sizeHint')}
          defaultValue={organization.sizeBracket}
          choices={sizes.map((value) => ({ value, label: t(`size.${value}`) }))}
        />
      )}
      {hasLimits && (
        <TextField
          name="inProgressLimit"
          type="number"
          min={1}
          max={1000}
          inputMode="numeric"
          optional
          label={t('organization.inProgress')}
          description={t('organization.inProgressHint', {
            general: limits.general ?? '∞',
            special: limits.special ?? '∞',
          })}
          defaultValue={organization.inProgressLimit ?? ''}
        />
      )}
      {groups.length > 0 && (
        <Select
          key={groups.length}
          name="groupId"
          label={t('organization.group')}
          placeholder={t('organization.noGroup')}
          defaultValue={organization.groupId ?? ''}
          choices={groups.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  )
}

const leadRoles = ['agent', 'supervisor', 'commercial', 'admin']

function Lead({ organization }: { organization: OrganizationView }) {
  const t = useTranslations('admin.organizations')
  const { data } = useQuery(caseWorkQueries.staff())
  const { accountLeadId, accountLeadName } = organization
  const people = (data?.items ?? [])
    .filter(({ id, role }) => id !== accountLeadId && leadRoles.includes(role))
    .map(({ id, name }) => ({ value: id, label: name }))
  const current = accountLeadId ? [{ value: accountLeadId, label: accountLeadName ?? '' }] : []
  return (
    <Select
      name="accountLeadId"
      label={t('lead')}
      placeholder={t('noLead')}
      defaultValue={accountLeadId ?? ''}
      choices={[...current, ...people]}
    />
  )
}
