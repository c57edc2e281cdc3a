import { CircleAlert, Copy } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { type DayDraft, hoursOf, minutesOpen, newRow, timeOf } from './draft.ts'
import { type Axis, axisOf, HoursBar } from './hours-bar.tsx'
import { HoursRows } from './hours-rows.tsx'
import { useCalendarWords } from './use-calendar-words.ts'
import { type Editor, nextInterval } from './use-editor.ts'
import { ZoneField } from './zone-field.tsx'

/** Zone and weekly hours. */
export function WeekEditor({ editor }: { editor: Editor }) {
  const t = useTranslations('adminCalendars')
  const { draft, faults } = editor
  const words = useCalendarWords(draft.timeZone)
  const axis = axisOf(draft.week.flatMap(({ isOpen, rows }) => (isOpen ? rows : [])))
  const [monday] = draft.week
  const isShort = faults.get('calendar')
  return (
    <section className="card card-pad" aria-labelledby="week-title">
      <div className="row row-between cal-week-head">
        <h2 id="week-title">{t('week.title')}</h2>
        <ZoneField value={draft.timeZone} fault={faults.get('zone')} onChange={editor.setZone} />
      </div>
      <AxisTicks axis={axis} />
      {draft.week.map((day) => (
        <DayRow key={day.weekday} day={day} axis={axis} editor={editor} words={words} />
      ))}
      {isShort && (
        <p className="error-msg" role="alert">
          <CircleAlert className="ico" aria-hidden />
          {t(`faults.${isShort}`)}
        </p>
      )}
      <div className="row row-between cal-week-foot">
        <p className="soft sm">{t('week.midnight')}</p>
        {monday?.isOpen && (
          <Button size="sm" onClick={editor.copyMonday} icon={<Copy className="ico" aria-hidden />}>
            {t('week.copyMonday')}
          </Button>
        )}
      </div>
    </section>
  )
}

const tickMinutes = 120

function AxisTicks({ axis }: { axis: Axis }) {
  const ticks = Array.from(
    { length: (axis.until - axis.from) / tickMinutes + 1 },
    (_, index) => axis.from + index * tickMinutes,
  )
  return (
    <div className="dayaxis cal-axis" aria-hidden="true">
      {ticks.map((minute) => (
        <span key={minute}>{timeOf(minute).slice(0, 2)}</span>
      ))}
    </div>
  )
}

type DayRowProps = {
  day: DayDraft
  axis: Axis
  editor: Editor
  words: ReturnType<typeof useCalendarWords>
}

function DayRow({ day, axis, editor, words }: DayRowProps) {
  const t = useTranslations('adminCalendars')
  const format = useFormat()
  const name = words.weekday(day.weekday, 'long')
  const hours = hoursOf(day)
  const toggle = () =>
    editor.setDay({
      ...day,
      isOpen: !day.isOpen,
      rows: day.rows.length > 0 ? day.rows : [newRow(nextInterval([]))],
    })
  return (
    <div className="cal-day">
      <button
        type="button"
        role="switch"
        className="switch"
        aria-checked={day.isOpen}
        aria-label={t('week.attends', { day: name })}
        onClick={toggle}
      >
        <i />
      </button>
      <strong>{words.weekday(day.weekday)}</strong>
      {day.isOpen ? (
        <>
          <HoursBar
            label={words.hours(hours)}
            rows={day.rows}
            axis={axis}
            onChange={(rows) => editor.setDay({ ...day, rows })}
          />
          <span className="num soft cal-total">{format.duration(minutesOpen(hours), 'full')}</span>
          <HoursRows
            name={name}
            rows={day.rows}
            faults={editor.faults}
            onChange={(rows) => editor.setDay({ ...day, rows })}
          />
        </>
      ) : (
        <>
          <span className="muted">{t('words.closedDay')}</span>
          <span className="num soft cal-total">{format.duration(0, 'full')}</span>
        </>
      )}
    </div>
  )
}
