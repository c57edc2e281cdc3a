import { CalendarClock } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CriticalWindowView } from '@mesa/shared/wire/critical-windows.schema'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/marks.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useNow } from '../../lib/use-now.ts'
import { cancelWindow } from './windows.queries.ts'

const Dialog = lazy(async () => ({ default: (await import('../../components/dialog.tsx')).Dialog }))

type WindowListProps = {
  windows: readonly CriticalWindowView[]
  /** Said of who acts for several. */
  namesOrganization: boolean
}

export function WindowList({ windows, namesOrganization }: WindowListProps) {
  return (
    <ul className="lines">
      {windows.map((one) => (
        <WindowLine key={one.id} window={one} namesOrganization={namesOrganization} />
      ))}
    </ul>
  )
}

type WindowLineProps = { window: CriticalWindowView; namesOrganization: boolean }

function WindowLine({ window: one, namesOrganization }: WindowLineProps) {
  const t = useTranslations('portalRules.windows')
  const format = useFormat()
  const now = useNow([one.startsAt, one.endsAt])
  const isNow =
    one.cancelledAt === null && Date.parse(one.startsAt) <= now && now < Date.parse(one.endsAt)
  const [isAsked, setIsAsked] = useState(false)
  return (
    <li>
      <span className="t">{one.reason}</span>
      <span className="d">
        {t('span', { from: format.instant(one.startsAt), to: format.instant(one.endsAt) })}.{' '}
        {one.names.product ?? t('productAny')}
        {namesOrganization && one.names.organization && `, ${one.names.organization}`}.{' '}
        <span className="muted">
          {t('by', { who: one.announcedBy.name, instant: format.instant(one.announcedAt) })}
        </span>
      </span>
      <span className="r row wrap">
        {isNow && (
          <Badge tone="act" icon={<CalendarClock className="ico" aria-hidden />}>
            {t('now')}
          </Badge>
        )}
        {one.isLate && <Badge tone="soon">{t('late')}</Badge>}
        {one.cancelledAt !== null && <Badge>{t('cancelled')}</Badge>}
        {one.canCancel && (
          <Button
            size="sm"
            aria-label={`${t('cancel')}: ${one.reason}`}
            onClick={() => setIsAsked(true)}
          >
            {t('cancel')}
          </Button>
        )}
      </span>
      <Suspense fallback={null}>
        {isAsked && <CancelDialog window={one} onClose={() => setIsAsked(false)} />}
      </Suspense>
    </li>
  )
}

type CancelDialogProps = { window: CriticalWindowView; onClose: () => void }

function CancelDialog({ window: { id, reason }, onClose }: CancelDialogProps) {
  const t = useTranslations('portalRules.windows')
  const cancel = useAct({
    act: (_input: undefined, idempotencyKey) => cancelWindow(id, idempotencyKey),
    families: ['critical-windows'],
    onDone: () => {
      showToast(t('cancelledDone'))
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('cancelTitle', { reason })}
      actions={
        <>
          <Button onClick={onClose}>{t('cancelKeep')}</Button>
          <Button look="danger" busy={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p className="md">{t('cancelBody')}</p>
      {cancel.isError && <ProblemNotice error={cancel.error} />}
    </Dialog>
  )
}
