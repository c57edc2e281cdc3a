import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { StatementView } from '@mesa/shared/wire/postings.schema'
import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { type AskedStatement, downloadStatement } from '../../features/hours/hours.queries.ts'
import { nowMs } from '../../lib/clock.ts'
import { formText } from '../../lib/form-data.ts'
import { dayIn, lastDay } from '../../lib/last-day.ts'
import { saveBlob } from '../../lib/save-blob.ts'
import { useMonthWord } from '../../lib/month-word.ts'

type PeriodProps = {
  asked: AskedStatement
  shown: StatementView | undefined
  contract: ContractView
  /** `mes`, or `desde` and `hasta`; nothing: the whole contract. */
  onPeriod: (period: Record<string, string>) => void
}

/** By month, or between two dates. */
export function StatementPeriod({ asked, shown, contract, onPeriod }: PeriodProps) {
  const t = useTranslations('consoleLedger.statement')
  const monthWord = useMonthWord()
  const isNarrowed = Object.values(asked).some((value) => value !== undefined)
  return (
    <form
      key={`${asked.month} ${asked.from} ${asked.to}`}
      className="period-form"
      aria-label={t('by')}
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        onPeriod({ desde: formText(data, 'desde'), hasta: formText(data, 'hasta') })
      }}
    >
      <Select
        label={t('month')}
        value={asked.month ?? ''}
        placeholder={t('anyMonth')}
        choices={monthsOf(contract).map((month) => ({ value: month, label: monthWord(month) }))}
        onChange={({ currentTarget }) => onPeriod({ mes: currentTarget.value })}
      />
      <TextField label={t('from')} name="desde" type="date" defaultValue={shown?.from ?? ''} />
      <TextField label={t('to')} name="hasta" type="date" defaultValue={shown?.to ?? ''} />
      <Button type="submit">{t('apply')}</Button>
      {isNarrowed && (
        <Button look="quiet" onClick={() => onPeriod({})}>
          {t('whole')}
        </Button>
      )}
    </form>
  )
}

/** Months of the contract until today's, newest first; the last three years at most. */
function monthsOf({ startsOn, endsOn, timeZone }: ContractView): string[] {
  const first = startsOn.slice(0, 7)
  const today = dayIn(nowMs(), timeZone).slice(0, 7)
  const end = lastDay(endsOn).slice(0, 7)
  const months: string[] = []
  for (let month = end < today ? end : today; month >= first && months.length < 36;) {
    months.push(month)
    month = lastDay(`${month}-01`).slice(0, 7)
  }
  return months
}

const formats = ['pdf', 'xlsx', 'csv'] as const
type FilesProps = { contract: ContractView; asked: AskedStatement }

/** The period as a file; of a closed month the same bytes for ever. */
export function StatementFiles({ contract, asked }: FilesProps) {
  const t = useTranslations('consoleLedger.statement')
  const saving = useMutation({
    mutationFn: async (format: (typeof formats)[number]) => {
      const blob = await downloadStatement(contract.id, asked, format)
      const period = asked.month ?? ([asked.from, asked.to].filter(Boolean).join('-') || 'todo')
      saveBlob(blob, `${t('fileName', { number: contract.number, period })}.${format}`)
    },
  })
  return (
    <div className="ct-acts" role="group" aria-label={t('files')}>
      {formats.map((format) => (
        <Button
          key={format}
          size="sm"
          icon={<Download className="ico" aria-hidden />}
          busy={saving.isPending && saving.variables === format}
          onClick={() => saving.mutate(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      {saving.isError && (
        <ProblemNotice error={saving.error} onRetry={() => saving.mutate(saving.variables)} />
      )}
    </div>
  )
}
