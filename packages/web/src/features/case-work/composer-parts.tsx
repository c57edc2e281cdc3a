import { Megaphone, Moon, Phone, Reply, StickyNote } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { TextField } from '../../components/text-field.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { useHasCome } from '../../lib/use-now.ts'
import { type DraftKind, draftKinds, type Drafts } from './drafts.ts'

const icons = { reply: Reply, note: StickyNote, call: Phone, progress: Megaphone }
const keys = { reply: 'R', note: 'N', call: 'L', progress: 'P' }

/** Questions can still be sent; the customer's time counts from the return. */
export function CustomerAway({ until }: { until: string }) {
  const t = useTranslations('consoleClocks.silence')
  const format = useFormat()
  if (useHasCome(until)) return null
  return (
    <p className="composer-away sm">
      <Moon className="ico ico-sm" aria-hidden />
      <span>{t('composerAway', { instant: format.instant(until) })}</span>
    </p>
  )
}

type KindsProps = {
  kind: DraftKind
  isEnded: boolean
  onChange: (kind: DraftKind) => void
  children: ReactNode
}

export function Kinds({ kind, isEnded, onChange, children }: KindsProps) {
  const t = useTranslations('consoleCase.composer')
  const labels = {
    reply: 'reply',
    note: 'noteKind',
    call: 'callKind',
    progress: 'progressKind',
  } as const
  return (
    <div className="cc-kinds">
      <div className="tabs" role="radiogroup" aria-label={t('kind')}>
        {draftKinds.map((one) => {
          const Icon = icons[one]
          return (
            <label key={one}>
              <input
                type="radio"
                className="sr"
                name="kind"
                checked={kind === one}
                disabled={isEnded && one !== 'note'}
                onChange={() => onChange(one)}
              />
              <Icon className="ico" aria-hidden /> {t(labels[one])}{' '}
              <kbd aria-hidden="true">{keys[one]}</kbd>
            </label>
          )
        })}
      </div>
      {isEnded ? <span className="muted xs">{t('closed')}</span> : children}
    </div>
  )
}

export function Nature({ isRequired, isMissing }: { isRequired: boolean; isMissing: boolean }) {
  const t = useTranslations('consoleCase')
  return (
    <div
      className="seg seg-radio"
      role="radiogroup"
      aria-label={t('composer.nature')}
      aria-required={isRequired || undefined}
      aria-invalid={isMissing || undefined}
      aria-describedby={isMissing ? 'redactar-falta' : undefined}
    >
      {(['provisional', 'definitive'] as const).map((one) => (
        <label key={one}>
          <input
            type="radio"
            className="sr"
            name="nature"
            value={one}
            defaultChecked={!isRequired && one === 'provisional'}
          />
          <span>{t(one)}</span>
        </label>
      ))}
    </div>
  )
}

type ProgressProps = {
  drafts: Drafts
  onWrite: (value: string, part: 'progressNext' | 'progressWhen') => void
}

/** CV-9: beside what was done, what comes next and when. */
export function ProgressFields({ drafts, onWrite }: ProgressProps) {
  const t = useTranslations('consoleRules.case.progress')
  return (
    <div className="comp-fields">
      <TextField
        label={t('next')}
        maxLength={2000}
        autoComplete="off"
        value={drafts.progressNext}
        onChange={(event) => onWrite(event.currentTarget.value, 'progressNext')}
      />
      <TextField
        label={t('when')}
        maxLength={300}
        autoComplete="off"
        value={drafts.progressWhen}
        onChange={(event) => onWrite(event.currentTarget.value, 'progressWhen')}
      />
    </div>
  )
}

/** IN-11: when the call was and how long it took; left empty, it was now. */
export function CallFields() {
  const t = useTranslations('consoleRules.case.call')
  return (
    <div className="comp-fields">
      <TextField
        type="datetime-local"
        name="callAt"
        label={t('at')}
        description={t('atHint')}
        optional
      />
      <TextField
        type="number"
        name="callMinutes"
        label={t('minutes')}
        optional
        min={0}
        max={1440}
        step={1}
        inputMode="numeric"
      />
    </div>
  )
}
