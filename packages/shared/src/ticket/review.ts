export type ReviewCheck = 'entitlement' | 'evidence' | 'subject' | 'priority' | 'escalated'
export type ReviewedCase = {
  flags: {
    entitlement: string | null
    evidence: boolean
    subject: boolean
    escalatedAt: string | null
  }
  priorityState: 'claimed' | 'confirmed' | 'downgraded' | null
}

/** What intake must look at before it accepts a case (CL-1): flags, and a priority nobody ruled on. */
export function reviewChecks({ flags, priorityState }: ReviewedCase): ReviewCheck[] {
  const asked: Record<ReviewCheck, boolean> = {
    entitlement: flags.entitlement !== null,
    evidence: flags.evidence,
    subject: flags.subject,
    priority: priorityState === 'claimed',
    escalated: flags.escalatedAt !== null,
  }
  return (Object.keys(asked) as ReviewCheck[]).filter((check) => asked[check])
}

/** Numbers of cases that a text names: `#118`, `caso 118`, `ticket n.º 118`, each once, at most ten. */
export function mentionedNumbers(text: string): number[] {
  const named =
    /(?:#|\b(?:caso|case|ticket|chamado|n\.?[º°o]|no\.)\s*(?:n\.?[º°o]\s*)?#?)\s*(\d{1,9})\b/giu
  const numbers = [...text.matchAll(named)].map(([, number]) => Number(number))
  return [...new Set(numbers)].slice(0, 10)
}
