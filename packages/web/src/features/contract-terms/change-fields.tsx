import type { ContractTypeView } from '@mesa/shared/wire/contract-types.schema'
import { useTranslations } from 'use-intl'
import { Checkbox } from '../../components/choice-field.tsx'
import { Select, TextArea, TextField } from '../../components/text-field.tsx'
import type { TermsDraft } from './terms-draft.ts'

type Props = {
  draft: TermsDraft
  types: readonly ContractTypeView[]
  /** Null: the reader sees no prices. */
  currency: string | null
  /** Whether nothing names the currency: the reader does. */
  asksCurrency: boolean
  onChange: (part: Partial<TermsDraft>) => void
}

const periods = ['once', 'month', 'year'] as const
const renewals = ['none', 'task', 'automatic'] as const

export function ChangeFields({ draft, types, currency, asksCurrency, onChange }: Props) {
  const t = useTranslations('consoleContractTerms.dialog')
  return (
    <>
      <div className="form-2">
        <TextField
          name="effectiveFrom"
          type="date"
          label={t('effectiveFrom')}
          description={t('effectiveFromHint')}
          value={draft.effectiveFrom}
          onChange={({ currentTarget }) => onChange({ effectiveFrom: currentTarget.value })}
        />
        {types.length > 0 && (
          <Select
            name="typeId"
            label={t('type')}
            description={t('typeHint')}
            placeholder={t('keepType')}
            value={draft.typeId}
            choices={types.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ currentTarget }) => onChange({ typeId: currentTarget.value })}
          />
        )}
      </div>
      <HoursFields draft={draft} onChange={onChange} />
      <div className="form-2">
        <TextField
          name="overdraft"
          label={t('overdraft')}
          description={t('hoursHint')}
          autoComplete="off"
          value={draft.overdraft}
          onChange={({ currentTarget }) => onChange({ overdraft: currentTarget.value })}
        />
        {currency !== null && !asksCurrency && (
          <Price draft={draft} hint={t('priceHint', { currency })} onChange={onChange} />
        )}
      </div>
      {currency !== null && asksCurrency && (
        <div className="form-2">
          <Price draft={draft} hint={t('priceNone')} onChange={onChange} />
          <TextField
            name="currency"
            label={t('currency')}
            description={t('currencyHint')}
            maxLength={3}
            autoComplete="off"
            value={draft.currency}
            onChange={({ currentTarget }) => onChange({ currency: currentTarget.value })}
          />
        </div>
      )}
      <TextArea
        name="reason"
        label={t('reason')}
        description={t('reasonHint')}
        maxLength={2000}
        rows={2}
        value={draft.reason}
        onChange={({ currentTarget }) => onChange({ reason: currentTarget.value })}
      />
      <LotFields draft={draft} onChange={onChange} />
    </>
  )
}

type PartProps = Pick<Props, 'draft' | 'onChange'>

function Price({ draft, hint, onChange }: PartProps & { hint: string }) {
  const t = useTranslations('consoleContractTerms.dialog')
  return (
    <TextField
      name="price"
      label={t('price')}
      description={hint}
      inputMode="decimal"
      autoComplete="off"
      value={draft.price}
      onChange={({ currentTarget }) => onChange({ price: currentTarget.value })}
    />
  )
}

function HoursFields({ draft, onChange }: PartProps) {
  const t = useTranslations('consoleContractTerms')
  const isPeriodic = draft.period !== 'once'
  return (
    <>
      <div className="form-2">
        <Select
          name="period"
          label={t('dialog.period')}
          value={draft.period}
          choices={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
          onChange={({ currentTarget }) =>
            onChange({ period: periods.find((one) => one === currentTarget.value) ?? 'once' })
          }
        />
        {isPeriodic ? (
          <TextField
            name="periodMinutes"
            label={t('dialog.periodMinutes')}
            description={t('dialog.hoursHint')}
            autoComplete="off"
            value={draft.periodMinutes}
            onChange={({ currentTarget }) => onChange({ periodMinutes: currentTarget.value })}
          />
        ) : (
          <Renewal draft={draft} onChange={onChange} />
        )}
      </div>
      {isPeriodic && (
        <>
          <Checkbox
            name="accumulates"
            label={t('dialog.accumulates')}
            checked={draft.accumulates}
            onChange={({ currentTarget }) => onChange({ accumulates: currentTarget.checked })}
          />
          <Renewal draft={draft} onChange={onChange} />
        </>
      )}
    </>
  )
}

function Renewal({ draft, onChange }: PartProps) {
  const t = useTranslations('consoleContractTerms')
  return (
    <Select
      name="renewal"
      label={t('dialog.renewal')}
      value={draft.renewal}
      choices={renewals.map((value) => ({ value, label: t(`renewal.${value}`) }))}
      onChange={({ currentTarget }) =>
        onChange({ renewal: renewals.find((one) => one === currentTarget.value) ?? 'task' })
      }
    />
  )
}

function LotFields({ draft, onChange }: PartProps) {
  const t = useTranslations('consoleContractTerms.dialog')
  return (
    <>
      <Checkbox
        name="hasLot"
        label={t('lot')}
        description={t('lotHint')}
        checked={draft.hasLot}
        onChange={({ currentTarget }) => onChange({ hasLot: currentTarget.checked })}
      />
      {draft.hasLot && (
        <div className="form-2">
          <TextField
            name="lotMinutes"
            label={t('lotHours')}
            autoComplete="off"
            value={draft.lotMinutes}
            onChange={({ currentTarget }) => onChange({ lotMinutes: currentTarget.value })}
          />
          <TextField
            name="lotFrom"
            type="date"
            label={t('lotFrom')}
            value={draft.lotFrom}
            onChange={({ currentTarget }) => onChange({ lotFrom: currentTarget.value })}
          />
          <TextField
            name="lotUntil"
            type="date"
            label={t('lotUntil')}
            value={draft.lotUntil}
            onChange={({ currentTarget }) => onChange({ lotUntil: currentTarget.value })}
          />
        </div>
      )}
    </>
  )
}
