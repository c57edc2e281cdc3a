import type { CreateContractBody } from '@mesa/shared/wire/contracts.schema'
import { type ReactNode, useId } from 'react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { Checkbox } from '../../components/choice-field.tsx'
import { FieldNote } from '../../components/field.tsx'
import { useFieldError } from '../../components/form.tsx'
import { type Choice, Select, TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { dayAfter } from '../../lib/last-day.ts'
import { paths } from '../../lib/paths.ts'
import { useAct } from '../../lib/use-act.ts'
import { createContract } from './contracts.queries.ts'

type Props = {
  organizations: readonly Choice[]
  products: readonly Choice[]
  /** The field `typeId`, with what each type brings. */
  type: ReactNode
}

/** A new contract; its hours come with its terms, or as lots afterwards. */
export function ContractForm({ organizations, products, type }: Props) {
  const t = useTranslations('consoleHoursActs.create')
  const navigate = useNavigate()
  const read = useRead()
  const act = useAct({
    act: (body: CreateContractBody, key) => createContract(body, key),
    families: ['hours'],
    onDone: ({ id, number }) => {
      showToast(t('done', { number }))
      void navigate(paths.contract(id))
    },
  })
  return (
    <ActForm act={act} read={read} submit={t('submit')}>
      <Select
        name="organizationId"
        label={t('organization')}
        placeholder={t('chooseOrganization')}
        choices={organizations}
      />
      <TextField name="name" label={t('name')} maxLength={120} autoComplete="off" />
      <TextField
        name="number"
        label={t('number')}
        description={t('numberHint')}
        optional
        maxLength={40}
        autoComplete="off"
      />
      {type}
      <div className="form-2">
        <TextField name="startsOn" type="date" label={t('from')} />
        <TextField name="endsOn" type="date" label={t('until')} />
      </div>
      <Products products={products} />
      <TextArea name="note" label={t('note')} optional maxLength={2000} rows={3} />
    </ActForm>
  )
}

/** What is wrong with the choice is said once, under all of them. */
function Products({ products }: Pick<Props, 'products'>) {
  const t = useTranslations('consoleHoursActs.create')
  const id = useId()
  const error = useFieldError('products')
  return (
    <fieldset
      className={error ? 'field field-error stack' : 'field stack'}
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? id : undefined}
    >
      <legend className="label">{t('products')}</legend>
      {products.map(({ value, label }) => (
        <Checkbox key={value} name="productIds" value={value} label={label} />
      ))}
      <FieldNote id={id} error={error} description={null} />
    </fieldset>
  )
}

function useRead() {
  const t = useTranslations('consoleHoursActs')
  return (data: FormData): { body: CreateContractBody } | { errors: Record<string, string> } => {
    const organizationId = formText(data, 'organizationId')
    const name = formText(data, 'name').trim()
    const startsOn = formText(data, 'startsOn')
    const last = formText(data, 'endsOn')
    const productIds = data.getAll('productIds').map(String)
    const number = formText(data, 'number').trim()
    const typeId = formText(data, 'typeId')
    const note = formText(data, 'note').trim()
    const errors: Record<string, string> = {
      ...missingIn({ organizationId, name, startsOn, endsOn: last }, t('required')),
      ...(last !== '' && last < startsOn && { endsOn: t('create.untilBad') }),
      ...(productIds.length === 0 && { products: t('create.productsNeeded') }),
    }
    if (Object.keys(errors).length > 0) return { errors }
    const body = {
      organizationId,
      name,
      startsOn,
      endsOn: dayAfter(last),
      productIds,
      ...(number && { number }),
      ...(typeId && { typeId }),
      ...(note && { note }),
    }
    return { body }
  }
}
