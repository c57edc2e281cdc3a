import type { CaseStory, StoryState, StoryStep } from './story.ts'

const OPEN: StoryState[] = [
  'received',
  'in_review',
  'in_progress',
  'waiting_customer',
  'waiting_decision',
  'waiting_vendor',
  'scheduled',
  'backlog',
  'in_validation',
]
const WORKED: StoryState[] = ['in_review', 'in_progress']
const ORIGIN = 'origin' as const

type Move = { from: StoryState[]; to: StoryState | typeof ORIGIN }
const MOVES: Partial<Record<StoryStep['kind'], Move>> = {
  review: { from: ['received'], to: 'in_review' },
  start: { from: ['received', 'in_review', 'backlog', 'scheduled'], to: 'in_progress' },
  ask: { from: WORKED, to: 'waiting_customer' },
  consent: { from: WORKED, to: 'waiting_decision' },
  consent_answer: { from: ['waiting_decision'], to: ORIGIN },
  vendor: { from: ['in_progress'], to: 'waiting_vendor' },
  schedule: { from: ['in_progress'], to: 'scheduled' },
  park: { from: WORKED, to: 'backlog' },
  resume: { from: ['waiting_customer', 'waiting_vendor', 'scheduled', 'backlog'], to: ORIGIN },
  propose: { from: ['in_progress'], to: 'in_validation' },
  accept: { from: ['in_validation'], to: 'closed' },
  reject: { from: ['in_validation'], to: 'in_progress' },
  close: { from: OPEN, to: 'closed' },
  cancel: { from: ['received', 'in_review'], to: 'cancelled' },
  intake: { from: ['received'], to: 'in_review' },
  turn_away: { from: ['received', 'in_review'], to: 'cancelled' },
  silent: { from: ['waiting_customer', 'in_validation'], to: 'closed' },
  reopen: { from: ['closed'], to: 'in_progress' },
}

/** Where a story ends by the desk's state machine (api.md); throws at its first illegal step. */
export function finalState(story: Pick<CaseStory, 'key' | 'steps' | 'type'>): StoryState {
  let state: StoryState = 'received'
  let origin: StoryState = 'in_progress'
  let isClassified = false
  for (const step of story.steps) {
    if (step.kind === 'classify') isClassified = true
    if (step.kind === 'start' && !isClassified) throw new Error(`${story.key}: not classified`)
    if (step.kind === 'park' && story.type === 'support') {
      throw new Error(`${story.key}: support is never parked`)
    }
    if (!OPEN.includes(state) && step.kind !== 'reopen')
      throw new Error(`${story.key}: ${step.kind} after the end`)
    const answers: boolean = step.kind === 'customer_reply' && state === 'waiting_customer'
    const move: Move | undefined = answers ? { from: OPEN, to: ORIGIN } : MOVES[step.kind]
    if (!move) continue
    if (!move.from.includes(state)) throw new Error(`${story.key}: ${step.kind} from ${state}`)
    if (move.to === ORIGIN) state = origin
    else {
      if (WORKED.includes(state)) origin = state
      state = move.to
    }
  }
  return state
}
