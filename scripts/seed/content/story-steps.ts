import type { CaseStory, CaseType, Component, Criticality, Level, StoryStep } from './story.ts'

/** Short words for writing stories; the first figure is always `afterMinutes`. */
export const review = (afterMinutes: number): StoryStep => ({ kind: 'review', afterMinutes })
export const classify = (
  afterMinutes: number,
  criticality: Criticality,
  detail: { type?: CaseType; level?: Level; requestKind?: string } = {},
): StoryStep => ({
  kind: 'classify',
  afterMinutes,
  criticality,
  type: detail.type ?? 'support',
  level: detail.level ?? 'l1',
  requestKind: detail.requestKind ?? 'incident',
})
export const start = (afterMinutes: number): StoryStep => ({ kind: 'start', afterMinutes })
export const reply = (afterMinutes: number, body: string): StoryStep => ({
  kind: 'reply',
  afterMinutes,
  body,
  nature: 'provisional',
})
export const says = (afterMinutes: number, body: string, screens?: string[]): StoryStep => ({
  kind: 'customer_reply',
  afterMinutes,
  body,
  ...(screens ? { screens } : {}),
})
export const note = (afterMinutes: number, body: string): StoryStep => ({
  kind: 'note',
  afterMinutes,
  body,
})
export const ask = (afterMinutes: number, body: string): StoryStep => ({
  kind: 'ask',
  afterMinutes,
  body,
})
export const consent = (afterMinutes: number, minutes: number, explanation: string) => ({
  kind: 'consent' as const,
  afterMinutes,
  purpose: 'solution' as const,
  minutes,
  explanation,
})
export const agrees = (afterMinutes: number, comment: string): StoryStep => ({
  kind: 'consent_answer',
  afterMinutes,
  decision: 'accept',
  comment,
})
export const declines = (afterMinutes: number, comment: string): StoryStep => ({
  kind: 'consent_answer',
  afterMinutes,
  decision: 'decline',
  comment,
})
/** `minutes` of work that end at the step's instant. */
export const work = (
  [afterMinutes, minutes]: [number, number],
  component: Component,
  description: string,
): StoryStep => ({ kind: 'work', afterMinutes, minutes, component, description })
export const propose = (afterMinutes: number, body: string): StoryStep => ({
  kind: 'propose',
  afterMinutes,
  nature: 'solution',
  body,
})
export const workaround = (afterMinutes: number, body: string): StoryStep => ({
  kind: 'propose',
  afterMinutes,
  nature: 'workaround',
  body,
})
export const accept = (
  afterMinutes: number,
  body: string,
  score: 1 | 2 | 3 | 4 | 5 = 5,
): StoryStep => ({ kind: 'accept', afterMinutes, body, score })
export const reject = (afterMinutes: number, reason: string): StoryStep => ({
  kind: 'reject',
  afterMinutes,
  reason,
})
export const silence = (afterMinutes: number): StoryStep => ({
  kind: 'close',
  afterMinutes,
  by: 'system',
  reasonKey: 'customer_silent',
})
export const by = (byKey: string, step: StoryStep): StoryStep => ({ ...step, byKey })

const SPEAKS = ['reply', 'ask', 'consent', 'propose', 'progress']
const ANSWERS = ['customer_reply', 'consent_answer', 'accept', 'reject']

/** Puts the reading of the desk's last words before each answer of the customer. */
export function withReads(story: CaseStory): CaseStory {
  let isUnread = false
  const steps = story.steps.flatMap((step): StoryStep[] => {
    if (SPEAKS.includes(step.kind)) isUnread = true
    if (!ANSWERS.includes(step.kind) || !isUnread || step.afterMinutes < 4) return [step]
    isUnread = false
    const readAfter = Math.floor(step.afterMinutes * 0.7)
    const reader = step.byKey === undefined ? {} : { byKey: step.byKey }
    return [
      { kind: 'read', afterMinutes: readAfter, ...reader },
      { ...step, afterMinutes: step.afterMinutes - readAfter },
    ]
  })
  return { ...story, steps }
}
