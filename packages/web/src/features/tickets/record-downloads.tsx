import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { saveBlob } from '../../lib/save-blob.ts'
import { SideSection } from './case-facts.tsx'
import { downloadRecord } from './tickets.queries.ts'

/** The whole record of a case, for people (PDF) and for the verifier (JSON). */
export function RecordDownloads({ number }: { number: number }) {
  const t = useTranslations('portalCase.record')
  const save = useMutation({
    mutationFn: async (format: 'pdf' | 'json') => {
      saveBlob(await downloadRecord(number, format), `mesa-${number}.${format}`)
    },
  })
  const isSaving = (format: string) => save.isPending && save.variables === format
  return (
    <SideSection id="c-e" title={t('title')}>
      <div className="stack">
        <p className="soft">{t('body')}</p>
        <Button
          className="btn-block"
          busy={isSaving('pdf')}
          icon={<Download className="ico" aria-hidden />}
          onClick={() => save.mutate('pdf')}
        >
          {t('pdf')}
        </Button>
        <Button look="quiet" busy={isSaving('json')} onClick={() => save.mutate('json')}>
          {t('json')}
        </Button>
        {save.isError && <ProblemNotice error={save.error} />}
      </div>
    </SideSection>
  )
}
