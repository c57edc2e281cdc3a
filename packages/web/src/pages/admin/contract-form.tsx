import type { ContractView, PatchContractBody } from '@mesa/shared/wire/contracts.schema'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { ContractType } from './contract-type.tsx'
import { CalendarChoice } from '../../features/calendars/calendar-choice.tsx'
import { changeContract } from '../../features/contracts/contracts.queries.ts'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'

const isWhole = (text: string): boolean => /^\d+$/.test(text)

/** What of a contract may change. Mount it by `etag`, so that it shows what was saved last. */
export function ContractForm({ contract }: { contract: ContractView }) {
  const t = useTranslations('admin')
  const act = useAct({
    act: (body: PatchContractBody) => changeContract(contract, body),
    families: ['hours'],
    onDone: () => showToast(t('saved')),
  })
  const read = (data: FormData) => {
    const name = formText(data, 'name')
    const endsOn = formText(data, 'endsOn')
    const limit = formText(data, 'openCaseLimit')
    const overdraft = formText(data, 'overdraftMinutesMax')
    const errors = {
      ...missingIn({ name, endsOn }, t('required')),
      ...(limit === '' || isWhole(limit) ? {} : { openCaseLimit: t('contracts.wholeBad') }),
      ...(isWhole(overdraft) ? {} : { overdraftMinutesMax: t('contracts.wholeBad') }),
    }
    if (Object.keys(errors).length > 0) return { errors }
    const body: PatchContractBody = {
      name,
      endsOn,
      openCaseLimit: limit === '' ? null : Number(limit),
      overdraftMinutesMax: Number(overdraft),
      calendarId: formText(data, 'calendarId') || null,
      ...(data.has('typeId') ? { typeId: formText(data, 'typeId') || null } : {}),
      note: formText(data, 'note') || null,
    }
    return { body }
  }
  return (
    <SectionCard title={t('contracts.edit')}>
      <ActForm act={act} read={read} submit={t('save')} keeps>
        <Fields contract={contract} />
      </ActForm>
    </SectionCard>
  )
}

function Fields({ contract }: { contract: ContractView }) {
  const t = useTranslations('admin')
  return (
    <>
      <TextField name="name" label={t('name')} maxLength={120} defaultValue={contract.name} />
      <ContractType value={contract.typeId} />
      <TextField
        name="endsOn"
        type="date"
        label={t('contracts.endsOn')}
        defaultValue={contract.endsOn}
      />
      <TextField
        name="openCaseLimit"
        type="number"
        min={0}
        max={10_000}
        inputMode="numeric"
        label={t('contracts.limit')}
        description={t('contracts.limitHint')}
        optional
        defaultValue={contract.openCaseLimit ?? ''}
      />
      <TextField
        name="overdraftMinutesMax"
        type="number"
        min={0}
        max={1_000_000}
        inputMode="numeric"
        label={t('contracts.overdraftMax')}
        defaultValue={contract.overdraftMinutesMax}
      />
      <CalendarChoice value={contract.calendarId} without="organization" />
      <TextArea
        name="note"
        label={t('contracts.note')}
        optional
        maxLength={2000}
        defaultValue={contract.note ?? ''}
      />
    </>
  )
}
