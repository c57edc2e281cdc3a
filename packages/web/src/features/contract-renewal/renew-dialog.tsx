import type { Problem } from '@mesa/shared/wire/common.schema'
import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { RenewContractBody } from '@mesa/shared/wire/renewals.schema'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { dayAfter, lastDay, spanAfter } from '../../lib/last-day.ts'
import { paths } from '../../lib/paths.ts'
import { ProblemError } from '../../lib/problem.ts'
import { useAct } from '../../lib/use-act.ts'
import { Foot } from './task-dialogs.tsx'
import { renewContract } from './renewal.queries.ts'

type Props = {
  contract: ContractView
  types: ReadonlyArray<{ id: string; name: string }>
  onClose: () => void
}

/** The contract that goes on from this one: as long as it was, from the day after its last. */
export function RenewDialog({ contract, types, onClose }: Props) {
  const t = useTranslations('consoleHoursActs')
  const navigate = useNavigate()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const read = useRead()
  const act = useAct({
    act: (body: RenewContractBody, key) => renewContract(contract.id, body, key),
    families: ['hours'],
    onDone: ({ id, number }) => {
      showToast(t('renewals.dialog.done', { number, previous: contract.number }))
      void navigate(paths.contract(id))
    },
  })
  const { startsOn, endsOn } = contract
  const followedBy = numberOfRenewal(act.error)
  const until = lastDay(spanAfter(startsOn, endsOn))
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('renewals.dialog.title', { number: contract.number })}
    >
      <p className="md soft">{t('renewals.dialog.lead')}</p>
      <Form
        submitError={act.error}
        submitMessage={followedBy && t('renewals.dialog.already', { number: followedBy })}
        pending={act.isPending}
        errors={errors}
        onSubmit={(data) => {
          const found = read(data)
          setErrors('errors' in found ? found.errors : {})
          if ('body' in found) act.mutate(found.body)
        }}
      >
        <div className="form-2">
          <TextField
            name="startsOn"
            type="date"
            label={t('renewals.dialog.from')}
            defaultValue={endsOn}
          />
          <TextField
            name="endsOn"
            type="date"
            label={t('renewals.dialog.until')}
            defaultValue={until}
          />
        </div>
        {types.length > 0 && (
          <Select
            name="typeId"
            label={t('renewals.dialog.type')}
            placeholder={t('renewals.dialog.sameTerms')}
            choices={types.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextField
          name="number"
          label={t('renewals.dialog.number')}
          description={t('renewals.dialog.numberHint')}
          optional
          maxLength={40}
        />
        <TextField name="note" label={t('renewals.dialog.note')} optional maxLength={2000} />
        <Foot submit={t('renewals.dialog.confirm')} busy={act.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  )
}

/** Of the contract that goes on from this one already, where that is why it was refused. */
function numberOfRenewal(error: unknown): string | undefined {
  if (!(error instanceof ProblemError) || error.code !== 'already_renewed') return undefined
  return (error.extra as Pick<Problem, 'renewedBy'>).renewedBy?.number
}

function useRead() {
  const t = useTranslations('consoleHoursActs')
  return (data: FormData): { body: RenewContractBody } | { errors: Record<string, string> } => {
    const startsOn = formText(data, 'startsOn')
    const last = formText(data, 'endsOn')
    const typeId = formText(data, 'typeId')
    const number = formText(data, 'number').trim()
    const note = formText(data, 'note').trim()
    const errors: Record<string, string> = {}
    if (startsOn === '') errors['startsOn'] = t('required')
    if (last === '') errors['endsOn'] = t('required')
    else if (last < startsOn) errors['endsOn'] = t('create.untilBad')
    if (Object.keys(errors).length > 0) return { errors }
    const body = {
      startsOn,
      endsOn: dayAfter(last),
      ...(typeId && { typeId }),
      ...(number && { number }),
      ...(note && { note }),
    }
    return { body }
  }
}
