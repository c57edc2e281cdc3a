import { CalendarClock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { CatalogEntry } from '@mesa/shared/wire/catalogs.schema'
import { RadioGroup } from '../../components/choice-field.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { useFormat } from '../../lib/use-format.ts'
import type { CaseDraft } from './use-draft.ts'

export type CurrentWindow = { reason: string; endsAt: string; isLate: boolean }

type PriorityFieldProps = {
  draft: CaseDraft
  onChange: (part: Partial<CaseDraft>) => void
  /** The exclusive list of the rulebook (IN-7). */
  reasons: readonly CatalogEntry[]
  /** The announced window that this case falls into (IN-10). */
  window: CurrentWindow | undefined
  asksWhy: boolean
  /** Where windows are announced. */
  announce: ReactNode
}

const strong = (words: ReactNode) => <strong>{words}</strong>

/** What makes a case a priority, what choosing it means, and what happens where it does not hold. */
export function PriorityField(props: PriorityFieldProps) {
  const { draft, onChange, reasons, window, asksWhy, announce } = props
  const t = useTranslations('portalRules.ask.priority')
  const format = useFormat()
  if (window) {
    return (
      <p className="notice notice-act md" role="status">
        <CalendarClock className="ico" aria-hidden />
        <span>
          {t.rich('inWindow', {
            reason: window.reason,
            instant: format.instant(window.endsAt),
            b: strong,
          })}
        </span>
      </p>
    )
  }
  if (reasons.length === 0) return null
  return (
    <div className="stack">
      <RadioGroup
        label={t('label')}
        description={t('only')}
        name="priorityReason"
        value={draft.priorityReason}
        onChange={(priorityReason) => onChange({ priorityReason })}
        choices={[
          { value: '', label: t('none') },
          ...reasons.map(({ code, name, settings }) => ({
            value: code,
            label: name,
            ...descriptionOf(settings, t('needsNotice')),
          })),
        ]}
      />
      {draft.priorityReason !== '' && (
        <div className="notice md">
          <ul className="bullets">
            <li>{t('means')}</li>
            <li>{t('unless')}</li>
          </ul>
        </div>
      )}
      {asksWhy && (
        <>
          <TextArea
            label={t('why')}
            description={t('whyHint')}
            name="priorityNote"
            rows={2}
            maxLength={2000}
            value={draft.priorityNote}
            onChange={({ target }) => onChange({ priorityNote: target.value })}
          />
          <p className="muted sm">{announce}</p>
        </>
      )}
    </div>
  )
}

function descriptionOf({ help, needsNotice }: CatalogEntry['settings'], notice: string) {
  const words = [help, needsNotice ? notice : undefined].filter(Boolean).join(' ')
  return words === '' ? {} : { description: words }
}
