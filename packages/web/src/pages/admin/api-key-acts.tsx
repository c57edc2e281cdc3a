import type { ApiKeyView, CreatedApiKey } from '@mesa/shared/wire/api-keys.schema'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { Select } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { revokeApiKey, rotateApiKey } from '../../features/api-keys/api-keys.queries.ts'
import { isLive } from '../../features/api-keys/is-live.ts'
import { useAct } from '../../lib/use-act.ts'

const Dialog = lazy(async () => ({ default: (await import('../../components/dialog.tsx')).Dialog }))

type ActsProps = { apiKey: ApiKeyView; onRotated: (made: CreatedApiKey) => void }

/** Rotating and revoking a live key, each after a question that says what will happen. */
export function ApiKeyActs({ apiKey, onRotated }: ActsProps) {
  const t = useTranslations('apiKeys')
  const [asked, setAsked] = useState<'rotate' | 'revoke' | null>(null)
  const { name } = apiKey
  if (!isLive(apiKey)) return null
  const close = () => setAsked(null)
  return (
    <div className="row wrap">
      <Button size="sm" aria-label={t('rotateNamed', { name })} onClick={() => setAsked('rotate')}>
        {t('rotate')}
      </Button>
      <Button size="sm" aria-label={t('revokeNamed', { name })} onClick={() => setAsked('revoke')}>
        {t('revoke')}
      </Button>
      <Suspense>
        {asked === 'rotate' && <Rotation apiKey={apiKey} onRotated={onRotated} onClose={close} />}
        {asked === 'revoke' && <Revocation apiKey={apiKey} onClose={close} />}
      </Suspense>
    </div>
  )
}

const overlaps = ['0', '1', '24', '72'] as const

function Rotation({ apiKey, onRotated, onClose }: ActsProps & { onClose: () => void }) {
  const t = useTranslations('apiKeys')
  const [hours, setHours] = useState<string>('24')
  const act = useAct({
    act: (overlapHours: number) => rotateApiKey(apiKey.id, { overlapHours }),
    families: ['api-keys'],
    onDone: (made) => {
      onClose()
      onRotated(made)
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('rotateTitle', { name: apiKey.name })}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" busy={act.isPending} onClick={() => act.mutate(Number(hours))}>
            {t('rotate')}
          </Button>
        </>
      }
    >
      <p className="md">{t('rotateLead')}</p>
      <Select
        label={t('overlap')}
        value={hours}
        onChange={({ currentTarget }) => setHours(currentTarget.value)}
        choices={overlaps.map((value) => ({ value, label: t(`overlaps.${value}`) }))}
      />
      {act.error !== null && <ProblemNotice error={act.error} />}
    </Dialog>
  )
}

function Revocation({ apiKey, onClose }: { apiKey: ApiKeyView; onClose: () => void }) {
  const t = useTranslations('apiKeys')
  const act = useAct({
    act: () => revokeApiKey(apiKey.id),
    families: ['api-keys'],
    onDone: () => {
      onClose()
      showToast(t('revoked', { name: apiKey.name }))
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('revokeTitle', { name: apiKey.name })}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="danger" busy={act.isPending} onClick={() => act.mutate(undefined)}>
            {t('revoke')}
          </Button>
        </>
      }
    >
      <p className="md">{t('revokeLead')}</p>
      {act.error !== null && <ProblemNotice error={act.error} />}
    </Dialog>
  )
}
