import type { LeadSubstitution, LeadSubstitutionBody } from '@mesa/shared/wire/account-leads.schema'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { requireSession } from '../../app/session.ts'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/choice-field.tsx'
import { Badge } from '../../components/marks.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import {
  cancelSubstitution,
  createSubstitution,
  substitutionQueries,
} from '../../features/account-leads/substitutions.queries.ts'
import { nowMs } from '../../lib/clock.ts'
import { formText } from '../../lib/form-data.ts'
import { dayAfter, lastDay } from '../../lib/last-day.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { AdminFrame } from './admin-frame.tsx'
import { peopleRuleTexts } from './people-rule-texts.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSession(request)
  await peopleRuleTexts.preload()
  return null
}

export function Component() {
  return (
    <PageTexts texts={peopleRuleTexts}>
      <Substitutions />
    </PageTexts>
  )
}

/** CL-1: who stands in for an account lead, and when. */
function Substitutions() {
  const t = useTranslations('adminPeopleRules.substitutions')
  const admin = useTranslations('admin')
  const format = useFormat()
  const [showsPast, setShowsPast] = useState(false)
  const query = useInfiniteQuery(substitutionQueries.list(showsPast))
  const columns = [
    { id: 'lead', label: t('leadColumn'), cell: ({ lead }: LeadSubstitution) => lead.name },
    {
      id: 'substitute',
      label: t('substitute'),
      cell: ({ substitute }: LeadSubstitution) => substitute.name,
    },
    {
      id: 'days',
      label: t('days'),
      cell: ({ startsOn, endsOn, isInForce }: LeadSubstitution) => (
        <>
          {t('fromTo', { from: format.date(startsOn), to: format.date(lastDay(endsOn)) })}{' '}
          {isInForce && <Badge tone="ok">{t('inForce')}</Badge>}
        </>
      ),
    },
    {
      id: 'by',
      label: t('by'),
      cell: ({ createdBy, createdAt }: LeadSubstitution) =>
        `${createdBy}, ${format.instant(createdAt)}`,
    },
    {
      id: 'act',
      label: t('acts'),
      cell: (one: LeadSubstitution) => (isOver(one) ? t('over') : <Cancel of={one} />),
    },
  ]
  return (
    <AdminFrame title={admin('nav.substitutions')}>
      <p className="md soft">{t('lead')}</p>
      <SectionCard title={admin('nav.substitutions')}>
        <Checkbox
          label={t('pastToo')}
          checked={showsPast}
          onChange={() => setShowsPast(!showsPast)}
        />
        <PagedTable
          query={query}
          caption={admin('nav.substitutions')}
          columns={columns}
          empty={t('empty')}
          more={admin('more')}
        />
      </SectionCard>
      <Create />
    </AdminFrame>
  )
}

const isOver = ({ endsOn }: LeadSubstitution): boolean =>
  endsOn <= new Date(nowMs()).toISOString().slice(0, 10)

function Cancel({ of: { id, lead, substitute } }: { of: LeadSubstitution }) {
  const t = useTranslations('adminPeopleRules.substitutions')
  const act = useAct({
    act: (one: string) => cancelSubstitution(one),
    families: ['substitutions'],
    onDone: () => showToast(t('cancelled', { name: substitute.name })),
  })
  return (
    <>
      <Button
        size="sm"
        busy={act.isPending}
        aria-label={t('cancelNamed', { lead: lead.name, substitute: substitute.name })}
        onClick={() => act.mutate(id)}
      >
        {t('cancel')}
      </Button>
      {act.error && <ProblemNotice error={act.error} />}
    </>
  )
}

const leadRoles = ['agent', 'supervisor', 'commercial', 'admin']

function Create() {
  const t = useTranslations('adminPeopleRules.substitutions')
  const admin = useTranslations('admin')
  const { data } = useQuery(substitutionQueries.staff())
  const people = (data?.items ?? [])
    .filter(({ role }) => leadRoles.includes(role))
    .map(({ id, name }) => ({ value: id, label: name }))
  const act = useAct({
    act: (body: LeadSubstitutionBody, key) => createSubstitution(body, key),
    families: ['substitutions'],
    onDone: ({ lead, substitute }) =>
      showToast(t('created', { lead: lead.name, substitute: substitute.name })),
  })
  const read = (data: FormData) => {
    const leadId = formText(data, 'leadId')
    const substituteId = formText(data, 'substituteId')
    const startsOn = formText(data, 'startsOn')
    const last = formText(data, 'lastDay')
    const errors: Record<string, string> = {
      ...missingIn({ leadId, substituteId, startsOn, lastDay: last }, admin('required')),
    }
    if (leadId !== '' && leadId === substituteId) errors['substituteId'] = t('samePerson')
    if (startsOn !== '' && last !== '' && last < startsOn) errors['lastDay'] = t('endsBefore')
    if (Object.keys(errors).length > 0) return { errors }
    return { body: { leadId, substituteId, startsOn, endsOn: dayAfter(last) } }
  }
  return (
    <SectionCard title={t('create')}>
      <ActForm act={act} read={read} submit={t('create')}>
        <Select
          name="leadId"
          label={t('leadColumn')}
          placeholder={admin('choose')}
          choices={people}
        />
        <Select
          name="substituteId"
          label={t('substitute')}
          placeholder={admin('choose')}
          choices={people}
        />
        <TextField name="startsOn" type="date" label={t('startsOn')} />
        <TextField name="lastDay" type="date" label={t('lastDay')} />
      </ActForm>
    </SectionCard>
  )
}
