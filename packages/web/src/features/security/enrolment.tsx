import type { TotpEnrolment } from '@mesa/shared/wire/security.schema'
import { useMutation } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Form } from '../../components/form.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { copyText } from '../../lib/copy-text.ts'
import { formText } from '../../lib/form-data.ts'
import { hasCode } from '../../lib/problem.ts'
import { PasswordForm } from './password-form.tsx'
import { askForFactor, confirmFactor } from './security.queries.ts'

const QrCode = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrCode }))

type EnrolmentProps = { onDone: (recoveryCodes: string[]) => void; onCancel: () => void }

/** Password, then the secret as picture and text, then a code that proves that it arrived. */
export function Enrolment({ onDone, onCancel }: EnrolmentProps) {
  const t = useTranslations('security')
  const ask = useMutation({ mutationFn: askForFactor })
  if (ask.data === undefined) {
    return (
      <PasswordForm act={ask} submit={t('continue')} onCancel={onCancel}>
        <p className="md">{t('enrolLead')}</p>
      </PasswordForm>
    )
  }
  return <Proof enrolment={ask.data} onDone={onDone} onCancel={onCancel} />
}

function Proof({
  enrolment: { secret, otpauthUri },
  onDone,
  onCancel,
}: EnrolmentProps & { enrolment: TotpEnrolment }) {
  const t = useTranslations('security')
  const [isMalformed, setIsMalformed] = useState(false)
  const confirm = useMutation({
    mutationFn: confirmFactor,
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
  })
  const faultOf = (isBad: boolean, error: unknown): Record<string, string> => {
    if (isBad) return { totp: t('codeMalformed') }
    return hasCode(error, 'code_wrong') ? { totp: t('codeWrong') } : {}
  }
  const isTooLate = hasCode(confirm.error, 'not_found')
  const copy = async () => {
    showToast(t((await copyText(secret)) ? 'copied' : 'notCopied'))
  }
  return (
    <Form
      className="form sec-enrol"
      submitError={confirm.error}
      pending={confirm.isPending}
      errors={faultOf(isMalformed, confirm.error)}
      {...(isTooLate ? { submitMessage: t('enrolTooLate') } : {})}
      onSubmit={(data) => {
        const totp = formText(data, 'totp').replaceAll(/[\s-]/g, '')
        const isWhole = /^\d{6}$/.test(totp)
        setIsMalformed(!isWhole)
        if (isWhole) confirm.mutate(totp)
      }}
    >
      <div className="sec-secret">
        <Suspense fallback={<Skeleton height={208} />}>
          <QrCode text={otpauthUri} label={t('qrLabel')} />
        </Suspense>
        <div className="stack">
          <p className="md">{t('scan')}</p>
          <p className="md soft">{t('typeSecret')}</p>
          <p className="mono sec-typed">{secret.match(/.{1,4}/g)?.join(' ')}</p>
          <div>
            <Button
              size="sm"
              icon={<Copy className="ico" aria-hidden />}
              onClick={() => void copy()}
            >
              {t('copySecret')}
            </Button>
          </div>
        </div>
      </div>
      <TextField
        name="totp"
        label={t('code')}
        description={t('codeHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={9}
      />
      <div className="row wrap">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button look="primary" type="submit" busy={confirm.isPending}>
          {t('turnOn')}
        </Button>
      </div>
    </Form>
  )
}
