import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AfterHoursView } from '@mesa/shared/wire/after-hours.schema'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { afterHoursQueries, withdrawAfterHours } from './after-hours.queries.ts'

const AskDialog = lazy(async () => {
  const { AskDialog: Loaded } = await import('./ask-dialog.tsx')
  return { default: Loaded }
})

type AfterHoursCardProps = {
  number: number
  readerZone: string
  /** The reader may ask for it: the case is open and one of theirs. */
  mayAsk: boolean
  /** The heading of the side column. */
  section: (content: ReactNode) => ReactNode
}

/** IN-1: what was asked for outside of hours, what the desk said, and what it costs. */
export function AfterHoursCard({ number, readerZone, mayAsk, section }: AfterHoursCardProps) {
  const t = useTranslations('portalRules.inCase.afterHours')
  const asked = useQuery(afterHoursQueries.of(number))
  const [isOpen, setIsOpen] = useState(false)
  const requests = asked.data?.items ?? []
  if (requests.length === 0 && !mayAsk) return null
  return section(
    <div className="stack">
      {requests.map((request) => (
        <Asked key={request.id} request={request} mayTakeBack={mayAsk} />
      ))}
      {mayAsk && (
        <div>
          <Button size="sm" onClick={() => setIsOpen(true)}>
            {t('ask')}
          </Button>
        </div>
      )}
      <Suspense fallback={null}>
        {isOpen && (
          <AskDialog number={number} readerZone={readerZone} onClose={() => setIsOpen(false)} />
        )}
      </Suspense>
    </div>,
  )
}

function Asked({ request, mayTakeBack }: { request: AfterHoursView; mayTakeBack: boolean }) {
  const t = useTranslations('portalRules.inCase.afterHours')
  const format = useFormat()
  const { startsAt, endsAt, status, hourPrice, answerNote, workedMinutes } = request
  const takeBack = useAct({
    act: (_input: undefined, idempotencyKey) => withdrawAfterHours(request, idempotencyKey),
    families: ['tickets'],
    onDone: () => showToast(t('takenBack')),
  })
  const price = hourPrice === null ? '' : format.money(hourPrice)
  return (
    <div>
      <p>
        <strong>{t('span', { from: format.instant(startsAt), to: format.instant(endsAt) })}</strong>
      </p>
      <p className="soft">{t(`status.${status}`, { price })}</p>
      {answerNote && <p className="soft">{t('answerNote', { note: answerNote })}</p>}
      {workedMinutes > 0 && (
        <p className="muted sm">{t('worked', { minutes: format.duration(workedMinutes) })}</p>
      )}
      {mayTakeBack && status === 'asked' && (
        <Button
          size="sm"
          look="quiet"
          busy={takeBack.isPending}
          onClick={() => takeBack.mutate(undefined)}
        >
          {t('takeBack')}
        </Button>
      )}
      {takeBack.isError && <ProblemNotice error={takeBack.error} />}
    </div>
  )
}
