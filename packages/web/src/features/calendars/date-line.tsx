import type { CalendarImpactView } from '@mesa/shared/wire/calendar-acts.schema'
import { Pencil, RotateCcw, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from '../../components/button.tsx'
import { Badge } from '../../components/marks.tsx'
import type { DateMeaning } from './changes.ts'
import { type DateDraft, hoursOn } from './draft.ts'
import type { useCalendarWords } from './use-calendar-words.ts'

type Words = ReturnType<typeof useCalendarWords>
/** What a changed date alone does: null nothing, `unknown` while something has to be corrected. */
export type DateEffect =
  | CalendarImpactView['dates'][number]
  | 'counting'
  | 'failed'
  | 'unknown'
  | null

type DateLineProps = {
  date: DateDraft
  words: Words
  /** Null: as it is stored; `before` null: new. */
  change: { before: DateMeaning | null } | null
  effect: DateEffect
  isChosen: boolean
  onChoose: () => void
  onEdit: () => void
  onRemove: () => void
}

/** One holiday or exception as it is read. */
export function DateLine(props: DateLineProps) {
  const { date: one, words, change, effect, isChosen } = props
  const t = useTranslations('adminCalendars')
  const name = words.date(one.date)
  const acts = (
    <span className="row cal-icons">
      <IconButton label={t('dates.edit', { date: name })} onClick={props.onEdit}>
        <Pencil className="ico" aria-hidden />
      </IconButton>
      <IconButton label={t('dates.remove', { date: name })} onClick={props.onRemove}>
        <Trash2 className="ico" aria-hidden />
      </IconButton>
    </span>
  )
  return (
    <tr className={change ? 'cal-changed' : undefined}>
      <th scope="row">
        <label className="cal-pick">
          <input type="checkbox" checked={isChosen} onChange={props.onChoose} />
          {name}
        </label>
      </th>
      <td data-label={t('dates.reason')}>
        <div>
          {one.label || <span className="muted">{t('dates.unnamed')}</span>}{' '}
          {change && <Badge tone="soon">{t(change.before ? 'dates.changed' : 'dates.new')}</Badge>}
        </div>
      </td>
      <td data-label={t('dates.attention')}>
        {one.kind === 'holiday' ? t('dates.holiday') : words.hours(hoursOn(one))}
      </td>
      <td data-label={t('dates.effect')}>
        <EffectWords isChanged={change !== null} effect={effect} />
      </td>
      <td data-label={t('dates.acts')}>{acts}</td>
    </tr>
  )
}

type RemovedLineProps = {
  date: string
  before: DateMeaning
  words: Words
  effect: DateEffect
  onRestore: () => void
}

/** A stored date that the next version will not have. */
export function RemovedLine(props: RemovedLineProps) {
  const { date, before, words, effect, onRestore } = props
  const t = useTranslations('adminCalendars.dates')
  const name = words.date(date)
  const gone = <del>{before.label}</del>
  const restore = (
    <Button
      look="quiet"
      size="sm"
      icon={<RotateCcw className="ico" aria-hidden />}
      onClick={onRestore}
      aria-label={t('restoreNamed', { date: name })}
    >
      {t('restore')}
    </Button>
  )
  return (
    <tr className="cal-changed">
      <th scope="row">
        <del>{name}</del>
      </th>
      <td data-label={t('reason')}>
        <div>
          {gone} <Badge tone="soon">{t('removed')}</Badge>
        </div>
      </td>
      <td data-label={t('attention')} className="muted">
        {t('asWeek')}
      </td>
      <td data-label={t('effect')}>
        <EffectWords isChanged effect={effect} />
      </td>
      <td data-label={t('acts')}>{restore}</td>
    </tr>
  )
}

type EffectWordsProps = { isChanged: boolean; effect: DateEffect }

/** «9 casos vencen más tarde»: what a changed date alone does to what is running. */
function EffectWords({ isChanged, effect }: EffectWordsProps) {
  const t = useTranslations('adminCalendars.dates')
  if (!isChanged) return <span className="muted">{t('noChange')}</span>
  if (typeof effect === 'string') return <span className="muted">{t(effect)}</span>
  const { casesLater = 0, casesEarlier = 0 } = effect ?? {}
  if (casesLater + casesEarlier === 0) return <span className="muted">{t('none')}</span>
  return (
    <>
      {casesLater > 0 && t('later', { count: casesLater })}
      {casesLater > 0 && casesEarlier > 0 && '; '}
      {casesEarlier > 0 && t('earlier', { count: casesEarlier })}
    </>
  )
}
