import { useTranslations } from 'use-intl'
import type { EvidenceKind } from '@mesa/shared/wire/vocabulary.schema'
import { ProblemError } from '../../lib/problem.ts'
import type { DraftFaults } from './draft-check.ts'
import type { CaseDraft } from './use-draft.ts'

type Given = {
  faults: DraftFaults
  error: unknown
  draft: CaseDraft
  missing: readonly EvidenceKind[]
}

/** The sentence beside each field: what this side found, then what the server refused. */
export function useFaultWords({ faults, error, draft, missing }: Given): Record<string, string> {
  const t = useTranslations('portalNewCase')
  const words: Record<string, string> = {}
  const evidence = () => {
    const refused = error instanceof ProblemError ? error.extra['evidenceMissing'] : undefined
    const kinds = missing.length > 0 ? missing : ((refused ?? []) as EvidenceKind[])
    return t('fault.evidence', {
      kinds: kinds.map((kind) => t(`evidenceKind.${kind}`).toLowerCase()).join(', '),
    })
  }
  if (error instanceof ProblemError) {
    for (const { path, message } of error.errors) {
      const name = path.replaceAll('/', '.').replace(/^\.|^body\./, '')
      if (name.startsWith('fields.')) words[name] = message
    }
    if (error.code === 'subject_rule') {
      words['summary'] = t('fault.summary', { summary: draft.summary })
    }
    if (error.code === 'evidence_required') words['attachments'] = evidence()
    if (error.code === 'priority_note_required') words['priorityNote'] = t('fault.priorityNote')
    if (error.code === 'window_in_hours') words['afterHoursFrom'] = t('fault.windowInHours')
  }
  for (const [name, fault] of Object.entries(faults)) {
    words[name] =
      fault === 'evidence' ? evidence() : t(`fault.${fault}`, { summary: draft.summary, kinds: '' })
  }
  return words
}
