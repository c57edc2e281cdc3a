import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type {
  AddContractVersionBody,
  ContractVersionView,
} from '@mesa/shared/wire/contract-versions.schema'
import type { ContractTypeView } from '@mesa/shared/wire/contract-types.schema'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { showToast } from '../../components/toast.tsx'
import { dayIn, lastDay } from '../../lib/last-day.ts'
import { nowMs } from '../../lib/clock.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { ChangeFields } from './change-fields.tsx'
import { ChangePreview } from './change-preview.tsx'
import {
  bodyOfDraft,
  type DraftFault,
  faultsOfDraft,
  fieldsOf,
  type TermsDraft,
} from './terms-draft.ts'
import { changeTerms } from './terms.queries.ts'

type Props = {
  contract: ContractView
  /** The newest first. */
  versions: readonly ContractVersionView[]
  types: readonly ContractTypeView[]
  /** Of prices where neither the contract nor its type has one; null: it is typed. */
  deskCurrency: string | null
  onClose: () => void
}

/** HR-1: other terms from a day on, with what changes before it is done, and the hours that come along. */
export function ChangeDialog({ contract, versions, types, deskCurrency, onClose }: Props) {
  const t = useTranslations('consoleContractTerms.dialog')
  const format = useFormat()
  const present = versions[0]?.terms ?? {}
  const [draft, setDraft] = useState<TermsDraft>(() => startOf(contract, present))
  const [wasSent, setWasSent] = useState(false)
  const act = useAct({
    act: (body: AddContractVersionBody, key) => changeTerms(contract.id, body, key),
    families: ['hours'],
    onDone: ({ version, effectiveFrom }) => {
      showToast(t('done', { version, date: format.date(effectiveFrom) }))
      onClose()
    },
  })
  const type = types.find(({ id }) => id === draft.typeId)
  const base = type?.version.terms ?? present
  const known = currencyOf(present, base) ?? deskCurrency
  const seesPrices = 'hourPrice' in present
  const currency = seesPrices ? (known ?? draft.currency.trim().toUpperCase()) : null
  const faults = faultsOfDraft(draft, currency)
  const say = useFaultWords()
  const errors = wasSent ? say(faults) : {}
  const change = (part: Partial<TermsDraft>) =>
    setDraft((before) => ({ ...before, ...fieldsOfType(part, types, present), ...part }))
  return (
    <Dialog isOpen onClose={onClose} title={t('title', { number: contract.number })} width="wide">
      <p className="md soft">{t('lead')}</p>
      <Form
        submitError={act.error}
        pending={act.isPending}
        errors={errors}
        onSubmit={() => {
          setWasSent(true)
          if (Object.keys(faults).length > 0) return
          act.mutate(bodyOfDraft({ base, draft, currency }))
        }}
      >
        <ChangeFields
          draft={draft}
          types={types}
          currency={currency}
          asksCurrency={known === null}
          onChange={change}
        />
        <ChangePreview
          draft={draft}
          present={present}
          base={base}
          currency={currency}
          version={versions[0]?.version ?? 0}
        />
        <div className="row wrap">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" busy={act.isPending}>
            {draft.effectiveFrom === ''
              ? t('saveNoDate')
              : t('save', { date: format.date(draft.effectiveFrom) })}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

type Terms = Partial<ContractVersionView['terms']>

/** The contract's own currency goes on; null: it never had a price. */
const currencyOf = (present: Terms, base: Terms): string | null =>
  base.hourPrice?.currency ??
  present.hourPrice?.currency ??
  present.periodPrice?.currency ??
  base.periodPrice?.currency ??
  null

function startOf(contract: ContractView, present: Terms): TermsDraft {
  const today = dayIn(nowMs(), contract.timeZone)
  return {
    effectiveFrom: today,
    typeId: '',
    ...fieldsOf(present),
    currency: '',
    reason: '',
    hasLot: false,
    lotMinutes: '',
    lotFrom: today,
    lotUntil: lastDay(contract.endsOn),
  }
}

/** Another type fills the fields with what it says. */
function fieldsOfType(
  part: Partial<TermsDraft>,
  types: readonly ContractTypeView[],
  present: Terms,
): Partial<TermsDraft> {
  if (part.typeId === undefined) return {}
  return fieldsOf(types.find(({ id }) => id === part.typeId)?.version.terms ?? present)
}

function useFaultWords() {
  const t = useTranslations('consoleContractTerms.dialog')
  const words: Record<DraftFault, string> = {
    required: t('required'),
    hours: t('hoursBad'),
    periodMinutes: t('periodMinutesNeeded'),
    price: t('priceBad'),
    currency: t('currencyBad'),
    reversed: t('lotReversed'),
  }
  return (faults: Partial<Record<string, DraftFault>>) =>
    Object.fromEntries(
      Object.entries(faults).map(([field, fault]) => [field, words[fault ?? 'required']]),
    )
}
