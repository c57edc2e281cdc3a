import { useTranslations } from 'use-intl'
import { typedHours } from '../../lib/typed-hours.ts'
import { lastDay } from '../../lib/last-day.ts'
import { useFormat } from '../../lib/use-format.ts'
import { changedTerms, type SeenTerms } from './terms-diff.ts'
import { changesOfDraft, type TermsDraft } from './terms-draft.ts'
import { ChangedTerms } from './versions-card.tsx'

type Props = {
  draft: TermsDraft
  /** In force, or announced last. */
  present: SeenTerms
  /** What the fields change: the terms of the chosen type, or the present ones. */
  base: SeenTerms
  currency: string | null
  /** Of the present terms. */
  version: number
}

/** What would hold that does not hold now, from which day; said again after each change. */
export function ChangePreview({ draft, present, base, currency, version }: Props) {
  const t = useTranslations('consoleContractTerms.dialog')
  const format = useFormat()
  const after = { ...base, ...changesOfDraft({ base, draft, currency }) }
  const hasChanges = changedTerms(present, after).length > 0
  const minutes = typedHours(draft.lotMinutes) ?? 0
  const hasLot = draft.hasLot && minutes > 0 && draft.lotFrom !== '' && draft.lotUntil !== ''
  return (
    <section className="next ct-preview" aria-label={t('preview')} aria-live="polite">
      <h3>{t('preview')}</h3>
      {!hasChanges && !hasLot && <p className="soft">{t('previewNothing')}</p>}
      {hasChanges && draft.effectiveFrom !== '' && (
        <>
          <p>
            {t('previewFrom', { date: format.date(draft.effectiveFrom), version: version + 1 })}
          </p>
          <ChangedTerms before={present} after={after} />
          <p className="muted xs">
            {t('previewBefore', { date: format.date(lastDay(draft.effectiveFrom)), version })}
          </p>
        </>
      )}
      {hasLot && (
        <p>
          {t('previewLot', {
            duration: format.duration(minutes),
            ...format.period(draft.lotFrom, draft.lotUntil),
          })}
        </p>
      )}
    </section>
  )
}
