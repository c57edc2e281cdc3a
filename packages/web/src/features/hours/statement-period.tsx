import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { MonthCloseView } from '@mesa/shared/wire/month-closes.schema'
import type { StatementView } from '@mesa/shared/wire/postings.schema'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { formText } from '../../lib/form-data.ts'
import { useMonthWord } from '../../lib/month-word.ts'
import { type AskedStatement, wholeContract } from './asked-statement.ts'

const between = 'fechas'

type PeriodProps = {
  asked: AskedStatement
  months: readonly string[]
  closes: readonly MonthCloseView[]
  shown: StatementView | undefined
  /** `mes`, or `desde` and `hasta`. */
  onPeriod: (period: Record<string, string>) => void
}

/** A month, closed ones marked as final; two dates; or the whole contract. */
export function StatementPeriod({ asked, months, closes, shown, onPeriod }: PeriodProps) {
  const t = useTranslations('hoursPage.statement')
  const monthWord = useMonthWord()
  const [picksDates, setPicksDates] = useState(false)
  const hasDates = asked.from !== undefined || asked.to !== undefined
  const chosen = asked.month ?? wholeContract
  const listed = asked.month && !months.includes(asked.month) ? [asked.month, ...months] : months
  const isFinal = (month: string) => closes.some((close) => close.month === month)
  return (
    <div className="h-period only-screen">
      <Select
        label={t('period')}
        value={picksDates || hasDates ? between : chosen}
        choices={[
          ...listed.map((month) => ({
            value: month,
            label: t(isFinal(month) ? 'monthClosed' : 'monthOpen', { month: monthWord(month) }),
          })),
          { value: wholeContract, label: t('whole') },
          { value: between, label: t('between') },
        ]}
        onChange={({ currentTarget: { value } }) => {
          setPicksDates(value === between)
          if (value !== between) onPeriod({ mes: value })
        }}
      />
      {(picksDates || hasDates) && (
        <Dates
          key={`${shown?.from} ${shown?.to}`}
          shown={shown}
          onDates={(from, to) => onPeriod({ desde: from, hasta: to })}
        />
      )}
    </div>
  )
}

type DatesProps = {
  shown: StatementView | undefined
  onDates: (from: string, to: string) => void
}

function Dates({ shown, onDates }: DatesProps) {
  const t = useTranslations('hoursPage.statement')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const wrongIn = (from: string, to: string): Record<string, string> => {
    if (from === '') return { desde: t('needed') }
    if (to === '') return { hasta: t('needed') }
    return to < from ? { hasta: t('wrongOrder') } : {}
  }
  return (
    <Form
      className="period-form"
      submitError={null}
      pending={false}
      errors={errors}
      onSubmit={(data) => {
        const [from, to] = [formText(data, 'desde'), formText(data, 'hasta')]
        const wrong = wrongIn(from, to)
        setErrors(wrong)
        if (Object.keys(wrong).length === 0) onDates(from, to)
      }}
    >
      <TextField label={t('from')} name="desde" type="date" defaultValue={shown?.from ?? ''} />
      <TextField label={t('to')} name="hasta" type="date" defaultValue={shown?.to ?? ''} />
      <Button type="submit">{t('apply')}</Button>
    </Form>
  )
}
