import { useMutation } from '@tanstack/react-query'
import { Check, Download, Mail } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { StatementView } from '@mesa/shared/wire/postings.schema'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { saveBlob } from '../../lib/save-blob.ts'
import { type AskedStatement, downloadStatement } from './hours.queries.ts'

const MailDialog = lazy(async () => {
  const { MailDialog: Loaded } = await import('./mail-dialog.tsx')
  return { default: Loaded }
})

const formats = ['pdf', 'xlsx', 'csv'] as const
const words = { pdf: 'PDF', xlsx: 'Excel', csv: 'CSV' }

type FilesProps = {
  contract: ContractView
  asked: AskedStatement
  statement: StatementView
  /** The reader's own address; null: nothing is mailed. */
  email: string | null
}

/** The period as a file, or by mail to the reader's own address. */
export function StatementFiles({ contract, asked, statement, email }: FilesProps) {
  const t = useTranslations('hoursPage.files')
  const [isAsking, setIsAsking] = useState(false)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const saving = useMutation({
    mutationFn: async (format: (typeof formats)[number]) => {
      const blob = await downloadStatement(contract.id, asked, format)
      const dates = [asked.from, asked.to].filter(Boolean).join('-')
      const period = asked.month ?? (dates || t('all'))
      saveBlob(blob, `${t('name', { number: contract.number, period })}.${format}`)
    },
  })
  return (
    <div className="only-screen h-files" role="group" aria-label={t('label')}>
      {formats.map((format) => (
        <Button
          key={format}
          icon={<Download className="ico" aria-hidden />}
          busy={saving.isPending && saving.variables === format}
          onClick={() => saving.mutate(format)}
          aria-label={t('download', { format: words[format] })}
        >
          {words[format]}
        </Button>
      ))}
      {email !== null && (
        <Button icon={<Mail className="ico" aria-hidden />} onClick={() => setIsAsking(true)}>
          {t('mail')}
        </Button>
      )}
      {saving.isError && (
        <ProblemNotice error={saving.error} onRetry={() => saving.mutate(saving.variables)} />
      )}
      <p className="h-sent md" role="status">
        {sentTo !== null && (
          <>
            <Check className="ico" aria-hidden />
            <span>{t.rich('sent', { email: sentTo, b: (part) => <b>{part}</b> })}</span>
          </>
        )}
      </p>
      {email !== null && isAsking && (
        <Suspense>
          <MailDialog
            statement={statement}
            asked={asked}
            email={email}
            onClose={() => setIsAsking(false)}
            onSent={(address) => {
              setSentTo(address)
              setIsAsking(false)
            }}
          />
        </Suspense>
      )}
    </div>
  )
}
