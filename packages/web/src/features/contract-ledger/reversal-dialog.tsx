import type { PostingView, ReversalBody } from '@mesa/shared/wire/postings.schema'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { reversePosting } from './ledger.queries.ts'
import { minutesIn, shownBuckets } from './posting-facts.ts'

type Props = { posting: PostingView; onClose: () => void }

/** Negates one posting, once, with a reason; says first what goes back. */
export function ReversalDialog({ posting, onClose }: Props) {
  const t = useTranslations('consoleLedger.reversal')
  const buckets = useTranslations('consoleLedger.bucket')
  const { duration } = useFormat()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const { seq } = posting
  const act = useAct({
    act: (body: ReversalBody, key) => reversePosting(posting.id, body, key),
    families: ['hours', 'tickets'],
    onDone: () => {
      showToast(t('done', { seq }))
      onClose()
    },
  })
  const back = shownBuckets
    .map((bucket) => ({ bucket, minutes: -minutesIn(posting, bucket) }))
    .filter(({ minutes }) => minutes !== 0)
  return (
    <Dialog isOpen onClose={onClose} title={t('title', { seq })}>
      <p className="md soft">{t('lead')}</p>
      <Form
        submitError={act.error}
        pending={act.isPending}
        errors={errors}
        onSubmit={(data) => {
          const reason = formText(data, 'reason').trim()
          setErrors(reason === '' ? { reason: t('required') } : {})
          if (reason !== '') act.mutate({ reason })
        }}
      >
        {back.length > 0 && (
          <section aria-label={t('undone')}>
            <h3 className="sm">{t('undone')}</h3>
            <dl className="sum">
              {back.map(({ bucket, minutes }) => (
                <div key={bucket} className="contents">
                  <dt>{buckets(bucket)}</dt>
                  <dd>
                    {minutes > 0 ? '+' : ''}
                    {duration(minutes, 'full')}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        <TextArea
          name="reason"
          label={t('reason')}
          description={t('reasonHint')}
          maxLength={2000}
          rows={3}
        />
        <div className="row wrap">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="danger" type="submit" busy={act.isPending}>
            {t('confirm', { seq })}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
