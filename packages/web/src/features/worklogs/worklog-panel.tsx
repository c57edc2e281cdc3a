import type { WorklogView } from '@mesa/shared/wire/worklogs.schema'
import { useQuery } from '@tanstack/react-query'
import { Pause, Play, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from '../../components/button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { minutesOf, stopwatch } from './timer.ts'
import { useTimer } from './use-timer.ts'
import type { WorkedCase } from './doubts.ts'
import { WorklogDialog } from './worklog-dialog.tsx'
import { worklogQueries } from './worklogs.queries.ts'
import { useComponentWord } from '../../lib/component-word.ts'

/** The stopwatch, the form behind it, and the work done so far with what was charged and why not. */
export function WorklogPanel({ about }: { about: WorkedCase }) {
  const { number } = about
  const t = useTranslations('consoleCase.work')
  const timer = useTimer(number)
  const [logging, setLogging] = useState<number | null>(null)
  const query = useQuery(worklogQueries.list(number))
  const open = () => {
    timer.pause()
    setLogging(timer.elapsedMs > 0 ? minutesOf(timer.elapsedMs) : 30)
  }
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
      <Loaded query={query}>{({ items }) => <Work items={items} />}</Loaded>
      {logging !== null && (
        <WorklogDialog
          about={about}
          startMinutes={logging}
          onLogged={timer.elapsedMs > 0 ? timer.clear : undefined}
          onClose={() => setLogging(null)}
        />
      )}
    </section>
  )
}

function Work({ items }: { items: readonly WorklogView[] }) {
  const t = useTranslations('consoleCase.work')
  const word = useComponentWord()
  const format = useFormat()
  if (items.length === 0) return <p className="muted">{t('none')}</p>
  return (
    <ul className="stack">
      {items.map((entry) => (
        <li key={entry.id}>
          <span className="row row-between">
            <strong>{word(entry.component)}</strong>
            <span className="nowrap">{format.duration(entry.minutes, 'full')}</span>
          </span>
          <span className="soft ctx-text">{entry.description}</span>
          <span className="muted xs ctx-text">
            {t('byAt', { name: entry.author.name, time: format.instant(entry.startedAt) })}
            {'. '}
            {t('chargedOf', { charged: format.duration(entry.chargedMinutes) })}
            {entry.unchargedMinutes > 0 &&
              `. ${t('unchargedOf', {
                uncharged: format.duration(entry.unchargedMinutes),
                why: entry.why ? t(`why.${entry.why}`) : '',
              })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
