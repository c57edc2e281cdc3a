import type { MemberView } from '@mesa/shared/wire/organizations.schema'
import type { RecordTrainingBody, TrainingView } from '@mesa/shared/wire/trainings.schema'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { organizationQueries } from '../../features/organizations/organizations.queries.ts'
import { skillQueries } from '../../features/skills/skills.queries.ts'
import {
  recordTraining,
  trainingQueries,
  withdrawTraining,
} from '../../features/trainings/trainings.queries.ts'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'

/** EN-7: which of a customer's people were trained in what. */
export function Trainings({ id }: { id: string }) {
  const t = useTranslations('adminPeopleRules.trainings')
  const members = useInfiniteQuery(organizationQueries.members(id))
  const people = members.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <SectionCard title={t('title')}>
        <p className="soft">{t('lead')}</p>
        <ul className="stack">
          {people.map((person) => (
            <Person key={person.userId} person={person} />
          ))}
        </ul>
        {members.isSuccess && people.length === 0 && <p className="soft">{t('nobody')}</p>}
      </SectionCard>
      {people.length > 0 && <Record people={people} />}
    </>
  )
}

function Person({ person: { userId, name } }: { person: MemberView }) {
  const t = useTranslations('adminPeopleRules.trainings')
  const query = useQuery(trainingQueries.of(userId))
  return (
    <li>
      <strong>{name}</strong>
      <Loaded query={query} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('none')}</p>
          ) : (
            <ul className="a-list">
              {items.map((training) => (
                <Training key={training.id} training={training} name={name} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </li>
  )
}

function Training({ training, name }: { training: TrainingView; name: string }) {
  const t = useTranslations('adminPeopleRules.trainings')
  const format = useFormat()
  const { id, userId, productName, trainedOn, trainer, note } = training
  const withdraw = useAct({
    act: (one: string) => withdrawTraining(userId, one),
    families: ['trainings'],
    onDone: () => showToast(t('withdrawn', { name, product: productName })),
  })
  return (
    <li>
      <span>
        {t('trainedIn', { product: productName, date: format.date(trainedOn), trainer })}
        {note && <span className="soft block">{note}</span>}
        {withdraw.error && <ProblemNotice error={withdraw.error} />}
      </span>
      <Button
        size="sm"
        look="quiet"
        aria-label={t('withdrawNamed', { name, product: productName })}
        busy={withdraw.isPending}
        onClick={() => withdraw.mutate(id)}
      >
        {t('withdraw')}
      </Button>
    </li>
  )
}

type Given = RecordTrainingBody & { userId: string }

function Record({ people }: { people: readonly MemberView[] }) {
  const t = useTranslations('adminPeopleRules.trainings')
  const admin = useTranslations('admin')
  const products = useQuery(skillQueries.products()).data?.items ?? []
  const act = useAct({
    act: ({ userId, ...body }: Given, key) => recordTraining(userId, body, key),
    families: ['trainings'],
    onDone: ({ productName }) => showToast(t('recorded', { product: productName })),
  })
  const read = (data: FormData) => {
    const values = {
      userId: formText(data, 'userId'),
      productId: formText(data, 'productId'),
      trainedOn: formText(data, 'trainedOn'),
      trainer: formText(data, 'trainer'),
    }
    const note = formText(data, 'note')
    const errors = missingIn(values, admin('required'))
    return errors ? { errors } : { body: { ...values, ...(note ? { note } : {}) } }
  }
  return (
    <SectionCard title={t('record')}>
      <ActForm act={act} read={read} submit={t('record')}>
        <Select
          name="userId"
          label={t('person')}
          placeholder={admin('choose')}
          choices={people.map(({ userId, name }) => ({ value: userId, label: name }))}
        />
        <Select
          name="productId"
          label={t('product')}
          placeholder={admin('choose')}
          choices={products.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField name="trainedOn" type="date" label={t('trainedOn')} />
        <TextField name="trainer" label={t('trainer')} maxLength={200} autoComplete="off" />
        <TextField name="note" label={t('note')} optional maxLength={2000} />
      </ActForm>
    </SectionCard>
  )
}
