import type { Channel, EvidenceKind, IntakePolicy } from '../rulebook/policy.ts'

/** Nobody can be sent back for a file by these: what is missing is flagged (IN-3). */
const FLAGGING_CHANNELS: readonly Channel[] = ['email', 'phone']

/** A file without a stated kind counts as a screen when it is an image (api.md, POST /tickets). */
export const evidenceOf = (file: {
  evidence?: EvidenceKind | undefined
  mediaType: string
}): EvidenceKind => file.evidence ?? (file.mediaType.startsWith('image/') ? 'screen' : 'other')

/** Of a case's category, what decides its evidence: its own list, where the desk gave it one. */
export type AskingCategory = { code: string; evidence?: readonly EvidenceKind[] | undefined }

/** What the category asks for and the case does not carry, in the policy's order (IN-3). */
export function missingEvidence(
  given: { category: AskingCategory | null; evidence: readonly EvidenceKind[] },
  evidenceByCategory: IntakePolicy['evidenceByCategory'],
): EvidenceKind[] {
  return requiredEvidence(given.category, evidenceByCategory).filter(
    (kind) => !given.evidence.includes(kind),
  )
}

/**
 * What a case of this category carries (IN-3): what the category itself asks for, else what the
 * rulebook says of its code, else what it says of every case.
 */
export function requiredEvidence(
  category: AskingCategory | null,
  evidenceByCategory: IntakePolicy['evidenceByCategory'],
): readonly EvidenceKind[] {
  if (category?.evidence) return category.evidence
  const isNamed = category !== null && Object.hasOwn(evidenceByCategory, category.code)
  return (isNamed && evidenceByCategory[category.code]) || evidenceByCategory['*']
}

export type EvidenceDecision =
  | { kind: 'ok' }
  | { kind: 'flagged'; missing: EvidenceKind[] }
  | { kind: 'refused'; code: 'evidence_required'; missing: EvidenceKind[] }

/** IN-3: refused in the portal, flagged by email and phone; an alert carries its own evidence. */
export function decideEvidence(
  given: { category: AskingCategory | null; evidence: readonly EvidenceKind[]; channel: Channel },
  policy: Pick<IntakePolicy, 'evidence' | 'evidenceByCategory'>,
): EvidenceDecision {
  const missing = missingEvidence(given, policy.evidenceByCategory)
  if (policy.evidence === 'off' || given.channel === 'alert' || missing.length === 0) {
    return { kind: 'ok' }
  }
  const isFlagged = policy.evidence === 'flag' || FLAGGING_CHANNELS.includes(given.channel)
  if (isFlagged) return { kind: 'flagged', missing }
  return { kind: 'refused', code: 'evidence_required', missing }
}
