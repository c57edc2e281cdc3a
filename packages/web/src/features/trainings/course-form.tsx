import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { CourseRequestBody } from '@mesa/shared/wire/trainings.schema'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { type Choice, Select, TextArea, TextField } from '../../components/text-field.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { requestCourse } from './trainings.queries.ts'

type CourseFormProps = {
  products: readonly Choice[]
  /** The one it is for, where one came for it. */
  productId: string
  organizations: readonly Choice[]
  onAsked: (ticket: TicketView) => void
}

/** EN-7: asks for an induction course, which becomes a consulting case. */
export function CourseForm({ products, productId, organizations, onAsked }: CourseFormProps) {
  const t = useTranslations('portalRules.courses')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const ask = useAct({
    act: (body: CourseRequestBody, idempotencyKey) => requestCourse(body, idempotencyKey),
    families: ['tickets'],
    onDone: onAsked,
  })
  const submit = (data: FormData) => {
    const needed = {
      productId: formText(data, 'productId'),
      people: formText(data, 'people').trim(),
    }
    const empty = Object.entries(needed).filter(([, value]) => value === '')
    setErrors(Object.fromEntries(empty.map(([name]) => [name, t('required')])))
    if (empty.length > 0) return
    const optional = ['preferredDates', 'note', 'organizationId']
      .map((name) => [name, formText(data, name).trim()] as const)
      .filter(([, value]) => value !== '')
    ask.mutate({ ...needed, ...Object.fromEntries(optional) })
  }
  return (
    <Form onSubmit={submit} submitError={ask.error} pending={ask.isPending} errors={errors}>
      {organizations.length > 1 && (
        <Select label={t('organization')} name="organizationId" choices={organizations} />
      )}
      <Select
        label={t('product')}
        name="productId"
        placeholder={t('productPick')}
        choices={products}
        defaultValue={productId}
      />
      <TextArea
        label={t('people')}
        description={t('peopleHint')}
        name="people"
        rows={4}
        maxLength={2000}
      />
      <TextField
        label={t('dates')}
        description={t('datesHint')}
        optional
        name="preferredDates"
        maxLength={500}
        autoComplete="off"
      />
      <TextArea label={t('note')} optional name="note" rows={3} maxLength={5000} />
      <div className="submit">
        <Button look="primary" size="lg" type="submit" busy={ask.isPending}>
          {t('go')}
        </Button>
      </div>
    </Form>
  )
}
