import type { OrganizationView, StandingBody } from '@mesa/shared/wire/organizations.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import {
  organizationQueries,
  setStanding,
} from '../../features/organizations/organizations.queries.ts'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'

const standings = ['current', 'overdue', 'suspended'] as const

type Set = {
  standing: (typeof standings)[number]
  reason: string
  setBy: { name: string }
  at: string
}

/** EN-2: how it stands with payments, every change with who, when and why. */
export function Standing({ organization }: { organization: OrganizationView }) {
  const t = useTranslations('adminPeopleRules.standing')
  const admin = useTranslations('admin')
  const words = useTranslations('console.words.standing')
  const format = useFormat()
  const history = useInfiniteQuery(organizationQueries.standings(organization.id))
  const columns = [
    { id: 'standing', label: t('standing'), cell: ({ standing }: Set) => words(standing) },
    { id: 'reason', label: t('reason'), cell: ({ reason }: Set) => reason },
    { id: 'by', label: t('by'), cell: ({ setBy }: Set) => setBy.name },
    { id: 'at', label: t('at'), cell: ({ at }: Set) => format.instant(at) },
  ]
  return (
    <SectionCard title={t('title')}>
      <p>
        {t('is')} <strong>{words(organization.standing)}</strong>
      </p>
      <PagedTable
        query={history}
        caption={t('history')}
        columns={columns}
        empty={t('never')}
        more={admin('more')}
      />
      <SetStanding organization={organization} />
    </SectionCard>
  )
}

function SetStanding({ organization }: { organization: OrganizationView }) {
  const t = useTranslations('admin')
  const words = useTranslations('console.words.standing')
  const act = useAct({
    act: (body: StandingBody) => setStanding(organization.id, body),
    families: ['organizations'],
    onDone: () => showToast(t('saved')),
  })
  const read = (data: FormData) => {
    const reason = formText(data, 'reason')
    const standing = standings.find((one) => one === formText(data, 'standing')) ?? 'current'
    const errors = missingIn({ reason }, t('required'))
    return errors ? { errors } : { body: { standing, reason } }
  }
  return (
    <>
      <h3>{t('organizations.standingForm')}</h3>
      <ActForm act={act} read={read} submit={t('save')}>
        <Select
          name="standing"
          label={t('organizations.standing')}
          defaultValue={organization.standing}
          choices={standings.map((value) => ({ value, label: words(value) }))}
        />
        <TextArea name="reason" label={t('organizations.reason')} maxLength={2000} />
      </ActForm>
    </>
  )
}
