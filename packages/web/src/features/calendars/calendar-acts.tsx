import type { CalendarView, PatchCalendarBody } from '@mesa/shared/wire/calendars.schema'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { showToast } from '../../components/toast.tsx'
import { ProblemError } from '../../lib/problem.ts'
import { useAct } from '../../lib/use-act.ts'
import { changeCalendar } from './calendars.queries.ts'

/** Makes a calendar the desk's own, retires it, or brings it back. */
export function CalendarActs({ calendar }: { calendar: CalendarView }) {
  const t = useTranslations('adminCalendars.acts')
  const { name, isDefault, retired } = calendar
  const [asked, setAsked] = useState<AskDialogProps['asked'] | null>(null)
  const act = useAct({
    act: (body: PatchCalendarBody) => changeCalendar(calendar, body),
    families: ['calendars', 'tickets', 'desk'],
    onDone: (_changed, body) => {
      setAsked(null)
      showToast(
        t(body.isDefault ? 'nowDefault' : body.retired ? 'nowRetired' : 'nowBack', { name }),
      )
    },
  })
  const close = () => {
    act.reset()
    setAsked(null)
  }
  if (isDefault) return <p className="soft sm">{t('isDefault')}</p>
  if (retired) {
    return (
      <div className="row cal-acts">
        <Button
          size="sm"
          busy={act.isPending}
          aria-label={t('backNamed', { name })}
          onClick={() => act.mutate({ retired: false })}
        >
          {t('back')}
        </Button>
      </div>
    )
  }
  return (
    <div className="row cal-acts">
      <Button
        size="sm"
        aria-label={t('defaultNamed', { name })}
        onClick={() => setAsked('default')}
      >
        {t('default')}
      </Button>
      <Button size="sm" aria-label={t('retireNamed', { name })} onClick={() => setAsked('retire')}>
        {t('retire')}
      </Button>
      {asked !== null && <AskDialog asked={asked} name={name} act={act} onClose={close} />}
    </div>
  )
}

type AskDialogProps = {
  asked: 'default' | 'retire'
  name: string
  act: { mutate: (body: PatchCalendarBody) => void; error: unknown; isPending: boolean }
  onClose: () => void
}

function AskDialog({ asked, name, act, onClose }: AskDialogProps) {
  const t = useTranslations('adminCalendars.acts')
  const isRetiring = asked === 'retire'
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(isRetiring ? 'retireTitle' : 'defaultTitle', { name })}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look={isRetiring ? 'danger' : 'primary'}
            busy={act.isPending}
            onClick={() => act.mutate(isRetiring ? { retired: true } : { isDefault: true })}
          >
            {t(isRetiring ? 'retire' : 'default')}
          </Button>
        </>
      }
    >
      <p>{t(isRetiring ? 'retireLead' : 'defaultLead')}</p>
      {act.error !== null && <Refusal error={act.error} />}
    </Dialog>
  )
}

type UsedBy = { organizations: Array<{ name: string }>; contracts: Array<{ name: string }> }

/** A calendar in use says who uses it; anything else says what every refusal says. */
function Refusal({ error }: { error: unknown }) {
  const t = useTranslations('adminCalendars.acts')
  const usedBy =
    error instanceof ProblemError ? (error.extra['usedBy'] as UsedBy | undefined) : undefined
  if (!usedBy) return <ProblemNotice error={error} />
  return (
    <div className="notice notice-late" role="alert" tabIndex={-1}>
      <div className="stack">
        <strong>{t('inUse')}</strong>
        <ul className="cal-changes">
          {[...usedBy.organizations, ...usedBy.contracts].map(({ name }) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
