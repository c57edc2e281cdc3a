import { useQuery } from '@tanstack/react-query'
import { Pause, Play, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { minutesOf, stopwatch } from './timer.ts'
import { useTimer } from './use-timer.ts'
import type { WorkedCase } from './doubts.ts'
import { WorklogDialog } from './worklog-dialog.tsx'
import { WorklogList } from './worklog-list.tsx'
import { worklogQueries } from './worklogs.queries.ts'

type Logging = { minutes: number; entryId: string | null }

/** The stopwatch, the form behind it, and the work done so far with what was charged and why not. */
export function WorklogPanel({ about }: { about: WorkedCase }) {
  const { number } = about
  const t = useTranslations('consoleCase.work')
  const timer = useTimer(number)
  const [logging, setLogging] = useState<Logging | null>(null)
  const query = useQuery(worklogQueries.list(number))
  const open = () => {
    timer.pause()
    const { elapsedMs, entryId } = timer
    setLogging(
      elapsedMs > 0 ? { minutes: minutesOf(elapsedMs), entryId } : { minutes: 30, entryId: null },
    )
  }
  // Logged or put to zero in another tab: its time is not there any more.
  const isGone = logging !== null && logging.entryId !== null && logging.entryId !== timer.entryId
  return (
    <section className="ctx" aria-labelledby="ctx-trabajo">
      <header>
        <h2 id="ctx-trabajo">{t('title')}</h2>
        {timer.elapsedMs > 0 && (
          <IconButton size="sm" label={t('discard')} onClick={timer.clear}>
            <RotateCcw className="ico ico-sm" aria-hidden />
          </IconButton>
        )}
      </header>
      <div className="timer">
        <IconButton
          look="secondary"
          label={t(timer.isRunning ? 'pause' : 'start')}
          onClick={timer.isRunning ? timer.pause : timer.start}
        >
          {timer.isRunning ? (
            <Pause className="ico" aria-hidden />
          ) : (
            <Play className="ico" aria-hidden />
          )}
        </IconButton>
        <span className="t" role="timer" aria-label={t('timer')}>
          {stopwatch(timer.elapsedMs)}
        </span>
        <Button onClick={open}>{t('log')}</Button>
      </div>
      {timer.elsewhere !== null && (
        <p className="muted xs">{t('otherCase', { number: timer.elsewhere })}</p>
      )}
      <Loaded query={query}>{({ items }) => <WorklogList about={about} items={items} />}</Loaded>
      {logging !== null && !isGone && (
        <WorklogDialog
          about={about}
          startMinutes={logging.minutes}
          entryId={logging.entryId}
          onLogged={logging.entryId === null ? undefined : timer.clear}
          onClose={() => setLogging(null)}
        />
      )}
    </section>
  )
}
