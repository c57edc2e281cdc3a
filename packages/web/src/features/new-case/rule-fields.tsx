import type { ReactNode } from 'react'
import type { CatalogEntry } from '@mesa/shared/wire/catalogs.schema'
import type { DeskPolicyView, DeskView } from '@mesa/shared/wire/desk.schema'
import { useFormat } from '../../lib/use-format.ts'
import { AfterHoursField } from './after-hours-field.tsx'
import { CriticalityField } from './criticality-field.tsx'
import { type CurrentWindow, PriorityField } from './priority-field.tsx'
import type { CaseDraft } from './use-draft.ts'

type RuleFieldsProps = {
  draft: CaseDraft
  onChange: (part: Partial<CaseDraft>) => void
  desk: DeskView
  readerZone: string
  reasons: readonly CatalogEntry[]
  window: CurrentWindow | undefined
  asksWhy: boolean
  announce: ReactNode
}

/** What the rulebook adds to a case: priority, criticality, attention outside of hours; off, nothing. */
export function RuleFields(props: RuleFieldsProps) {
  const { draft, onChange, desk, readerZone } = props
  const format = useFormat()
  const { policy, attention } = desk
  const mayAskHours = policy.intake.afterHours === 'request' && !attention.open
  return (
    <>
      {policy.intake.priorityReasons.length > 0 && <PriorityField {...props} />}
      {policy.classification.criticality && (
        <CriticalityField
          value={draft.requestedCriticality}
          until={policy.classification.defaultCriticality}
          onChange={(requestedCriticality) => onChange({ requestedCriticality })}
        />
      )}
      {(mayAskHours || draft.afterHours !== '') && (
        <AfterHoursField draft={draft} onChange={onChange} zone={format.zone(readerZone)} />
      )}
    </>
  )
}

/** The exclusive list of the rulebook, in the words of the catalogue (IN-7). */
export const reasonsOf = (entries: readonly CatalogEntry[], { intake }: DeskPolicyView) =>
  entries.filter(({ code }) => intake.priorityReasons.includes(code))

type Chosen = {
  draft: CaseDraft
  reasons: readonly CatalogEntry[]
  window: CurrentWindow | undefined
}

/** IN-10: what had to be announced and was not says why. */
export const asksWhyNow = ({ draft, reasons, window }: Chosen): boolean =>
  window === undefined &&
  reasons.some(({ code, settings }) => code === draft.priorityReason && settings.needsNotice)
