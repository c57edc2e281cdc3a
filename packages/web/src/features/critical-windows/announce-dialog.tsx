import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CriticalWindowBody } from '@mesa/shared/wire/critical-windows.schema'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { type Choice, Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { nowMs } from '../../lib/clock.ts'
import { formText } from '../../lib/form-data.ts'
import { typedInstant } from '../../lib/typed-instant.ts'
import { useAct } from '../../lib/use-act.ts'
import { announceWindow } from './windows.queries.ts'

export type AnnounceDialogProps = {
  products: readonly Choice[]
  /** Of who acts for several; one is not asked. */
  organizations: readonly Choice[]
  readerZone: string
  noticeDays: number
  onClose: () => void
}

/** IN-10: says ahead when nothing may fail, and why. */
export function AnnounceDialog(props: AnnounceDialogProps) {
  const { products, organizations, readerZone, noticeDays, onClose } = props
  const t = useTranslations('portalRules.windows')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const announce = useAct({
    act: (body: CriticalWindowBody, idempotencyKey) => announceWindow(body, idempotencyKey),
    families: ['critical-windows'],
    onDone: ({ isLate }) => {
      showToast(t(isLate ? 'doneLate' : 'done'))
      onClose()
    },
  })
  const faultOf = useFaults(readerZone)
  const submit = (data: FormData) => {
    const found = faultOf(data)
    setErrors(found)
    if (Object.keys(found).length === 0) announce.mutate(bodyOf(data, readerZone))
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('announce')}>
      <Form
        onSubmit={submit}
        submitError={announce.error}
        pending={announce.isPending}
        errors={errors}
      >
        <p className="md soft">{t('noticeDays', { days: noticeDays })}</p>
        <TextField
          label={t('reason')}
          description={t('reasonHint')}
          name="reason"
          maxLength={500}
          autoComplete="off"
        />
        {organizations.length > 1 && (
          <Select label={t('organization')} name="organizationId" choices={organizations} />
        )}
        <Select
          label={t('product')}
          name="productId"
          placeholder={t('productAny')}
          choices={products}
        />
        <div className="form-2">
          <TextField label={t('startsAt')} name="startsAt" type="datetime-local" />
          <TextField label={t('endsAt')} name="endsAt" type="datetime-local" />
        </div>
        <div className="row wrap">
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button look="primary" type="submit" busy={announce.isPending}>
            {t('submit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function bodyOf(data: FormData, zone: string): CriticalWindowBody {
  const productId = formText(data, 'productId')
  const organizationId = formText(data, 'organizationId')
  return {
    reason: formText(data, 'reason').trim(),
    startsAt: typedInstant(formText(data, 'startsAt'), zone) ?? '',
    endsAt: typedInstant(formText(data, 'endsAt'), zone) ?? '',
    ...(productId !== '' && { productId }),
    ...(organizationId !== '' && { organizationId }),
  }
}

function useFaults(zone: string) {
  const t = useTranslations('portalRules.windows')
  return (data: FormData): Record<string, string> => {
    const startsAt = typedInstant(formText(data, 'startsAt'), zone)
    const endsAt = typedInstant(formText(data, 'endsAt'), zone)
    const found: Record<string, string> = {}
    if (formText(data, 'reason').trim() === '') found['reason'] = t('required')
    if (startsAt === null) found['startsAt'] = t('required')
    if (endsAt === null) found['endsAt'] = t('required')
    else if (startsAt !== null && endsAt <= startsAt) found['endsAt'] = t('reversed')
    else if (Date.parse(endsAt) <= nowMs()) found['endsAt'] = t('past')
    return found
  }
}
