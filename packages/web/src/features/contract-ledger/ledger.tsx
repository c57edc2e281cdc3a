import type { PostingView } from '@mesa/shared/wire/postings.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { TextField } from '../../components/text-field.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { formText } from '../../lib/form-data.ts'
import { ledgerQueries } from './ledger.queries.ts'
import { reversalsAmong } from './posting-facts.ts'
import { ReversalDialog } from './reversal-dialog.tsx'
import { useLedgerColumns } from './use-ledger-columns.tsx'

type Props = {
  contractId: string
  ticketNumber: number | undefined
  /** Whether the reader may reverse (`lot.create`). */
  canReverse: boolean
  onCase: (ticketNumber: number | undefined) => void
}

/** Every posting of a contract, newest first, with what it moved between buckets. */
export function Ledger({ contractId, ticketNumber, canReverse, onCase }: Props) {
  const t = useTranslations('consoleLedger')
  const [reversing, setReversing] = useState<PostingView | null>(null)
  const query = useInfiniteQuery(ledgerQueries.postings(contractId, ticketNumber))
  const shown = query.data?.pages.flatMap(({ items }) => items) ?? []
  const columns = useLedgerColumns({
    links: reversalsAmong(shown),
    onReverse: canReverse ? setReversing : undefined,
  })
  return (
    <SectionCard title={t('title')}>
      <p className="soft">{t('lead')}</p>
      <CaseFilter key={ticketNumber ?? 'all'} ticketNumber={ticketNumber} onCase={onCase} />
      <PagedTable
        query={query}
        caption={t('caption')}
        columns={columns}
        empty={
          ticketNumber === undefined ? t('empty') : t('emptyCase', { number: String(ticketNumber) })
        }
        more={t('more')}
      />
      {reversing && <ReversalDialog posting={reversing} onClose={() => setReversing(null)} />}
    </SectionCard>
  )
}

type FilterProps = Pick<Props, 'ticketNumber' | 'onCase'>

function CaseFilter({ ticketNumber, onCase }: FilterProps) {
  const t = useTranslations('consoleLedger.filter')
  const [error, setError] = useState<string>()
  return (
    <form
      className="period-form"
      role="search"
      aria-label={t('label')}
      onSubmit={(event) => {
        event.preventDefault()
        const typed = formText(new FormData(event.currentTarget), 'caso').trim()
        const isNumber = /^[1-9]\d{0,8}$/.test(typed)
        setError(isNumber ? undefined : t('bad'))
        if (isNumber) onCase(Number(typed))
      }}
    >
      <TextField
        label={t('case')}
        name="caso"
        inputMode="numeric"
        autoComplete="off"
        error={error}
        defaultValue={ticketNumber ?? ''}
      />
      <Button type="submit">{t('apply')}</Button>
      {ticketNumber !== undefined && (
        <Button look="quiet" onClick={() => onCase(undefined)}>
          {t('clear')}
        </Button>
      )}
    </form>
  )
}
