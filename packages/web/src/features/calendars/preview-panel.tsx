import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { TextField } from '../../components/text-field.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { type CalendarDraft, definitionOf, labelsOf } from './draft.ts'
import { calendarOf, endOf, instantOf, type PreviewLine, previewOf } from './preview.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import { useNow } from './use-now.ts'

/** One promise of the desk, in words and minutes. */
export type TargetLine = { id: string; name: string; minutes: number; unit: 'business' | 'clock' }

type PreviewPanelProps = {
  draft: CalendarDraft
  hasFaults: boolean
  targets: readonly TargetLine[]
}

/** When a number of business hours ends by what is being edited, day by day, as one types. */
export function PreviewPanel({ draft, hasFaults, targets }: PreviewPanelProps) {
  const t = useTranslations('adminCalendars.preview')
  const [typedHours, setTypedHours] = useState('8')
  const [moment, setMoment] = useState('')
  const now = useNow()
  const calendar = useMemo(
    () => (hasFaults ? null : calendarOf(definitionOf(draft))),
    [hasFaults, draft],
  )
  const hours = Math.min(2_000, Math.max(0, Number(typedHours.replace(',', '.')) || 0))
  const at = moment === '' ? null : instantOf(moment, draft.timeZone)
  const from = at ?? now
  return (
    <aside className="card card-pad cal-preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{t('title')}</h2>
      {calendar === null ? (
        <p className="soft">{t('broken')}</p>
      ) : (
        <Sum
          calendar={calendar}
          draft={draft}
          span={{ from, minutes: Math.round(hours * 60), isNow: at === null }}
        />
      )}
      <div className="cal-try">
        <TextField
          label={t('hours')}
          inputMode="decimal"
          autoComplete="off"
          maxLength={6}
          value={typedHours}
          onChange={(event) => setTypedHours(event.currentTarget.value)}
        />
        <TextField
          label={t('moment')}
          type="datetime-local"
          min="1971-01-01T00:00"
          max="2190-12-31T23:59"
          value={moment}
          onChange={(event) => setMoment(event.currentTarget.value)}
        />
      </div>
      {calendar !== null && targets.length > 0 && (
        <Targets calendar={calendar} timeZone={draft.timeZone} from={from} targets={targets} />
      )}
    </aside>
  )
}

type Calendar = NonNullable<ReturnType<typeof calendarOf>>
type SumProps = {
  calendar: Calendar
  draft: CalendarDraft
  span: { from: number; minutes: number; isNow: boolean }
}

const linesMax = 24

function Sum({ calendar, draft, span }: SumProps) {
  const t = useTranslations('adminCalendars.preview')
  const format = useFormat()
  const words = useCalendarWords(draft.timeZone)
  const found = useMemo(
    () => previewOf(calendar, { from: span.from, minutes: span.minutes, labels: labelsOf(draft) }),
    [calendar, draft, span.from, span.minutes],
  )
  if (!found) return <p className="preview-sent">{t('exhausted')}</p>
  const ending = {
    hours: format.duration(span.minutes).replace(/\s*h$/, ''),
    start: words.instant(span.from),
    end: words.instant(found.endsAt),
  }
  const hidden = found.lines.length - linesMax
  return (
    <>
      <p className="preview-sent" aria-live="polite">
        {span.isNow ? t('fromNow', ending) : t('fromThen', ending)}
      </p>
      <dl className="sum">
        {found.lines.slice(0, linesMax).map((line) => (
          <Line key={`${line.date} ${'from' in line ? line.from : ''}`} line={line} words={words} />
        ))}
        {hidden > 0 && (
          <>
            <dt>{t('more', { count: hidden })}</dt>
            <dd>…</dd>
          </>
        )}
        <dt className="total">{t('total')}</dt>
        <dd className="total">{format.duration(found.countedMs / 60_000, 'full')}</dd>
      </dl>
    </>
  )
}

type LineProps = { line: PreviewLine; words: ReturnType<typeof useCalendarWords> }

function Line({ line, words }: LineProps) {
  const t = useTranslations('adminCalendars.preview')
  const format = useFormat()
  const isToday = line.date === words.today()
  const date = isToday ? t('today', { date: words.date(line.date) }) : words.date(line.date)
  if (line.kind === 'open') {
    const day = line.isFirst ? date : isToday ? t('todayAgain') : words.date(line.date)
    return (
      <>
        <dt>{t('range', { day, from: words.time(line.from), to: timeUntil(line, words) })}</dt>
        <dd>{format.duration((line.to - line.from) / 60_000, 'full')}</dd>
      </>
    )
  }
  if (line.kind === 'over') {
    return (
      <>
        <dt>{date}</dt>
        <dd className="muted">{t('over')}</dd>
      </>
    )
  }
  return (
    <>
      <dt>
        {line.date === line.until ? date : words.dates(line.date, line.until)}
        {line.label !== null && `, ${line.label}`}
      </dt>
      <dd className="muted">{t('closed')}</dd>
    </>
  )
}

/** Midnight at the end of a day is its 24:00. */
const timeUntil = (
  { from, to }: { from: number; to: number },
  words: ReturnType<typeof useCalendarWords>,
): string => {
  const time = words.time(to)
  return time === '00:00' && to > from ? '24:00' : time
}

type TargetsProps = {
  calendar: Calendar
  timeZone: string
  from: number
  targets: readonly TargetLine[]
}

function Targets({ calendar, timeZone, from, targets }: TargetsProps) {
  const t = useTranslations('adminCalendars.preview')
  const format = useFormat()
  const words = useCalendarWords(timeZone)
  return (
    <div className="stack cal-targets">
      <h3>{t('targets')}</h3>
      <dl className="sum">
        {targets.map(({ id, name, minutes, unit }) => {
          const end = unit === 'clock' ? from + minutes * 60_000 : endOf(calendar, from, minutes)
          return (
            <div key={id} className="contents">
              <dt>
                {t(unit === 'clock' ? 'targetClock' : 'target', {
                  name,
                  hours: format.duration(minutes),
                })}
              </dt>
              <dd>{end === null ? t('never') : words.instant(end)}</dd>
            </div>
          )
        })}
      </dl>
      <p className="soft sm">{t('zone', { zone: format.zone(timeZone) })}</p>
    </div>
  )
}
