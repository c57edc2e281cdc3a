import type { TotpView } from '@mesa/shared/wire/security.schema'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { showToast } from '../../components/toast.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { Enrolment } from './enrolment.tsx'
import { PasswordForm } from './password-form.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { removeFactor, renewRecoveryCodes, securityQueries } from './security.queries.ts'

type Step = 'view' | 'enrol' | 'remove' | 'renew'

/** Turning the second factor on and off, and its recovery codes. */
export function SecondFactorCard({ deskName }: { deskName: string }) {
  const t = useTranslations('security')
  const query = useQuery(securityQueries.totp())
  const queryClient = useQueryClient()
  const [step, setStep] = useState<Step>('view')
  const [codes, setCodes] = useState<string[] | null>(null)
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['security', 'totp'] })
  const show = (made: string[]) => {
    setCodes(made)
    setStep('view')
    void refresh()
  }
  const remove = useMutation({
    mutationFn: removeFactor,
    onSuccess: async () => {
      setStep('view')
      showToast(t('removed'))
      await refresh()
    },
  })
  const renew = useMutation({
    mutationFn: renewRecoveryCodes,
    onSuccess: ({ recoveryCodes }) => show(recoveryCodes),
  })
  const cancel = () => {
    remove.reset()
    renew.reset()
    setStep('view')
  }

  return (
    <SectionCard title={t('factor')}>
      {codes === null ? (
        <Loaded query={query}>
          {(view) => (
            <>
              {step === 'view' && <Standing view={view} onStep={setStep} />}
              {step === 'enrol' && <Enrolment onDone={show} onCancel={cancel} />}
              {step === 'renew' && (
                <PasswordForm act={renew} submit={t('renew')} onCancel={cancel}>
                  <p className="md">{t('renewLead')}</p>
                </PasswordForm>
              )}
              {step === 'remove' && (
                <PasswordForm act={remove} submit={t('remove')} look="danger" onCancel={cancel}>
                  <p className="md">{t('removeLead')}</p>
                </PasswordForm>
              )}
            </>
          )}
        </Loaded>
      ) : (
        <RecoveryCodes codes={codes} deskName={deskName} onKept={() => setCodes(null)} />
      )}
    </SectionCard>
  )
}

const fewCodes = 3
const icon = { className: 'ico', 'aria-hidden': true } as const

function Standing({ view, onStep }: { view: TotpView; onStep: (step: Step) => void }) {
  const t = useTranslations('security')
  const format = useFormat()
  if (view.activeSince === null) {
    return (
      <>
        <p className="md">{t('factorWhy')}</p>
        <div className="row">
          <Button look="primary" onClick={() => onStep('enrol')}>
            {t('turnOn')}
          </Button>
        </div>
      </>
    )
  }
  const left = view.recoveryCodesLeft
  return (
    <>
      <p className="sec-state">
        <ShieldCheck {...icon} /> {t('onSince', { day: format.day(view.activeSince) })}
      </p>
      <p className={left <= fewCodes ? 'sec-state md' : 'soft md'}>
        {left <= fewCodes && <ShieldAlert {...icon} />} {t('codesLeft', { count: left })}
      </p>
      <div className="row wrap">
        <Button onClick={() => onStep('renew')}>{t('renew')}</Button>
        <Button onClick={() => onStep('remove')}>{t('remove')}</Button>
      </div>
    </>
  )
}
