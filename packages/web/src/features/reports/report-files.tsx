import type { AttainmentQuery, AttainmentReport } from '@mesa/shared/wire/reports.schema'
import { useMutation } from '@tanstack/react-query'
import { Download, Printer } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { lastDay } from '../../lib/last-day.ts'
import { saveBlob } from '../../lib/save-blob.ts'
import { downloadAttainment } from './reports.queries.ts'

type Props = { query: AttainmentQuery; report: AttainmentReport | undefined }
const formats = ['csv', 'xlsx'] as const

/** The report as it stands, as a file or on paper. */
export function ReportFiles({ query, report }: Props) {
  const t = useTranslations('reports')
  const icon = { className: 'ico', 'aria-hidden': true }
  const saving = useMutation({
    mutationFn: async (format: (typeof formats)[number]) => {
      const blob = await downloadAttainment(query, format)
      const dates = report ? `-${report.from}-${lastDay(report.to)}` : ''
      saveBlob(blob, `${t('file')}${dates}.${format}`)
    },
  })
  return (
    <div className="rep-files">
      <Button icon={<Printer {...icon} />} onClick={() => window.print()}>
        {t('print')}
      </Button>
      {formats.map((format) => (
        <Button
          key={format}
          icon={<Download {...icon} />}
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
