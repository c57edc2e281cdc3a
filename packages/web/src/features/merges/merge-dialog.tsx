import type { MergeBody } from '@mesa/shared/wire/reviews.schema'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { mergeCase, mergeQueries } from './merges.queries.ts'
import { OriginalFields, readOriginal } from './original-fields.tsx'
import { useUnmerge } from './use-unmerge.ts'

type Props = { number: number; onMerged: (into: number) => void; onClose: () => void }

/** IN-6: a case that answers another becomes part of it; its customer is told the number that stays. */
export function MergeDialog({ number, onMerged, onClose }: Props) {
  const t = useTranslations('consoleRules.merge')
  const id = useId()
  const review = useQuery(mergeQueries.candidates(number))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const unmerge = useUnmerge()
  const merge = useAct({
    act: (body: MergeBody, key) => mergeCase(number, body, key),
    families: ['tickets'],
    onDone: (_merged, { intoNumber }) => {
      showToast(t('done', { number, original: intoNumber }), () => unmerge.mutate(number))
      onMerged(intoNumber)
    },
  })
  const submit = (data: FormData) => {
    const found = readOriginal(data, { missing: t('required'), notNumber: t('numberBad') })
    setErrors('errors' in found ? found.errors : {})
    if (!('errors' in found)) merge.mutate(found)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('title', { number })}
      actions={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button look="primary" type="submit" form={id} busy={merge.isPending}>
            {t('go')}
          </Button>
        </>
      }
    >
      <p className="md">{t('lead')}</p>
      <Form
        id={id}
        className="form stack"
        onSubmit={submit}
        submitError={merge.error}
        pending={merge.isPending}
        errors={errors}
      >
        <Loaded
          query={review}
          refused={<OriginalFields number={number} kind="reply_to_other" candidates={[]} />}
        >
          {({ replyTo, duplicates }) => (
            <OriginalFields
              number={number}
              kind="reply_to_other"
              candidates={unique([...replyTo, ...(duplicates ?? [])])}
            />
          )}
        </Loaded>
      </Form>
    </Dialog>
  )
}

const unique = <One extends { number: number }>(all: readonly One[]): One[] => [
  ...new Map(all.map((one) => [one.number, one])).values(),
]
