import type { Balances } from '../balance.ts'
import type { StatementPosting } from '../statement.ts'
import { applyLines, emptyBalances } from '../balance.ts'
import type { CaseHours } from '../charge-parts.ts'
import { planAcceptance, planRelease } from '../acceptance.ts'
import { planWorklogCharge } from '../charge.ts'
import { grantLines } from '../postings.ts'
import type { Line, LotPart, LotState, PostingKind } from '../types.ts'

export type Scene = {
  lots: (Omit<LotState, 'availableMinutes' | 'heldMinutes'> & { minutes: number })[]
  thresholdMinutes: number | null
  overdraftMinutesMax: number
}

type Play = Pick<CaseHours, 'thresholdMinutes'> & {
  scene: Scene
  balances: Balances
  consentedMinutes: number[]
  postings: StatementPosting[]
  worklogs: { id: string; workedOn: string; charged: number; uncharged: number }[]
}

/** One account with one case, played as the service plays them: plan, apply, remember. */
export function startPlay(scene: Scene): Play {
  const { thresholdMinutes } = scene
  const play: Play = {
    scene,
    thresholdMinutes,
    balances: emptyBalances,
    consentedMinutes: [],
    postings: [],
    worklogs: [],
  }
  for (const { id: lotId, minutes } of scene.lots) {
    post(play, { kind: 'grant', lines: grantLines({ lotId, minutes }) })
  }
  return play
}

export const chargedMinutes = (play: Play): number =>
  play.worklogs.reduce((sum, worklog) => sum + worklog.charged, 0)

export const openHolds = (play: Play): LotPart[] =>
  [...play.balances.lots]
    .map(([lotId, lot]) => ({ lotId, minutes: lot.held }))
    .filter((part) => part.minutes > 0)

export function logWork(play: Play, worklog: { roundedMinutes: number; workedOn: string }) {
  const overdraftRoomMinutes = play.scene.overdraftMinutesMax + play.balances.account.overdraft
  const plan = planWorklogCharge({
    caseHours: caseHours(play),
    account: { lots: lotStates(play), hasHours: true, overdraftRoomMinutes },
    worklog: { ...worklog, coverage: 'contract' },
  })
  const id = `w${play.worklogs.length + 1}`
  for (const posting of plan.postings) post(play, posting, id)
  const { chargedMinutes: charged, unchargedMinutes: uncharged } = plan
  play.worklogs.push({ id, workedOn: worklog.workedOn, charged, uncharged })
  return plan
}

export function acceptConsent(play: Play, consent: { minutes: number; acceptedOn: string }) {
  const plan = planAcceptance({
    caseHours: caseHours(play),
    consentMinutes: consent.minutes,
    acceptedOn: consent.acceptedOn,
    lots: lotStates(play),
    unchargedWorklogs: play.worklogs
      .filter((worklog) => worklog.uncharged > 0)
      .map(({ id, workedOn, uncharged }) => ({ id, workedOn, unchargedMinutes: uncharged })),
  })
  if (plan.kind === 'refused') return plan
  play.consentedMinutes.push(consent.minutes)
  if (plan.hold) post(play, plan.hold)
  for (const capture of plan.captures) {
    post(play, capture.posting, capture.worklogId)
    const worklog = play.worklogs.find(({ id }) => id === capture.worklogId)
    if (!worklog) throw new Error(`${capture.worklogId} is not known`)
    if (worklog.uncharged !== capture.chargedMinutes + capture.unchargedMinutes) {
      throw new Error(`${worklog.id} lost minutes`)
    }
    worklog.charged += capture.chargedMinutes
    worklog.uncharged = capture.unchargedMinutes
  }
  return plan
}

export function closeCase(play: Play, releasedOn: string) {
  const plan = planRelease({ holds: openHolds(play), lots: lotStates(play), releasedOn })
  if (plan.posting) post(play, plan.posting)
  return plan
}

function post(play: Play, posting: { kind: PostingKind; lines: Line[] }, worklogId?: string): void {
  const applied = applyLines(play.balances, posting.lines)
  if (applied.kind === 'refused') throw new Error(`${applied.lotId} ${applied.bucket} passes 0`)
  play.balances = applied.balances
  play.postings.push({
    ...posting,
    id: `p${play.postings.length + 1}`,
    effectiveOn: '2026-03-01',
    recordedAt: '2026-03-01T12:00:00Z',
    ticketId: null,
    worklogId: worklogId ?? null,
    consentId: null,
  })
}

const caseHours = (play: Play): CaseHours => ({
  thresholdMinutes: play.thresholdMinutes,
  consentedMinutes: [...play.consentedMinutes],
  chargedMinutes: chargedMinutes(play),
  holds: openHolds(play),
})

const lotStates = ({ scene, balances }: Play): LotState[] =>
  scene.lots.map(({ id, validFrom, validUntil, createdSeq }) => {
    const { available = 0, held = 0 } = balances.lots.get(id) ?? {}
    const state = { availableMinutes: available, heldMinutes: held }
    return { id, validFrom, validUntil, createdSeq, ...state }
  })
