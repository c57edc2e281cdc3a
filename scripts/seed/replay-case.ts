import type { MessageList } from '@mesa/shared/wire/messages.schema'
import type { Actor } from '@mesa/shared/access/actor'
import { PRESETS } from '@mesa/shared/rulebook/presets'
import type { ScheduledCase, ScheduledStep } from './content/story.ts'
import { moveOf } from './replay-move.ts'
import { templateOf, toFieldValues } from './seed-catalogs.ts'
import type { Happening, SeededDesk } from './seed-desk.ts'
import type { ScreenOrder, StagedScreen } from './seed-files.ts'
import type { SeedServices } from './seed-services.ts'

const MINUTE_MS = 60_000

type Stage = { desk: SeededDesk; services: SeedServices; take: Take }
type Take = (order: ScreenOrder) => Promise<StagedScreen[]>
/** What later steps of the same case need to know of the earlier ones. */
type Replay = Stage & {
  story: ScheduledCase
  ref: string
  isAssigned: boolean
  consentId: string | null
  /** Number of the case that its organization opened before it. */
  before: number | undefined
}
type StepOf<Kind extends ScheduledStep['kind']> = Extract<ScheduledStep, { kind: Kind }>

/** A case as a list of happenings, and the pictures to upload for it. */
export function planCase(story: ScheduledCase, stage: Stage) {
  const { requesterKey, organizationKey } = story
  const requester = stage.desk.cast.customer(requesterKey, organizationKey)
  const orders: ScreenOrder[] = []
  const order = (keys: string[], at: string): ScreenOrder => {
    const made = { actor: requester, keys, at: new Date(Date.parse(at) - MINUTE_MS) }
    if (keys.length > 0) orders.push(made)
    return made
  }
  const replay: Replay = {
    ...stage,
    story,
    ref: '',
    isAssigned: false,
    consentId: null,
    before: undefined,
  }
  const first = order(story.screens, story.openedAt)
  const opening = {
    at: new Date(story.openedAt),
    run: () => open(replay, first),
  }
  const steps = story.steps.map((step) => {
    const keys = step.kind === 'customer_reply' ? (step.screens ?? []) : []
    const pictures = order(keys, step.at)
    return { at: new Date(step.at), run: () => perform(replay, step, pictures) }
  })
  const happenings: Happening[] = [opening, ...steps]
  return { happenings, orders }
}

async function open(replay: Replay, pictures: ScreenOrder): Promise<void> {
  const { story, desk, services } = replay
  const { content, cast, attention, catalogIds } = desk
  const categoryId = catalogIds.get(`categories/${story.category}`)
  const { channel, organizationKey, assigneeKey, contact, affectedUser } = story
  const onBehalf = channel !== undefined && channel !== 'portal'
  const opener = onBehalf ? cast.staff(assigneeKey) : pictures.actor
  const ticket = await services.intake.open(opener, {
    ...(onBehalf && {
      channel,
      organizationId: desk.organizationIds.get(organizationKey) ?? '',
      requesterId: pictures.actor.userId,
    }),
    ...(contact && { contact }),
    ...(affectedUser && { affectedUser }),
    productId: desk.productIds.get(story.productKey) ?? '',
    module: story.module,
    summary: story.summary,
    body: story.body,
    ...(categoryId !== undefined && { categoryId }),
    ...(story.priorityReason !== undefined && { priorityReason: story.priorityReason }),
    ...(story.priorityNote !== undefined && { priorityNote: story.priorityNote }),
    fields: toFieldValues(templateOf(content, story.category), story.fields, attention),
    attachments: pictures.keys.length === 0 ? [] : await replay.take(pictures),
    confirmNotDuplicate: true,
  })
  replay.ref = ticket.id
  replay.before = desk.lastNumbers.get(organizationKey)
  desk.lastNumbers.set(organizationKey, ticket.number)
}

/** Acts of the desk are the assignee's, those of the customer the requester's, unless the step says whose. */
function actorOf({ desk, story }: Replay, step: ScheduledStep): Actor {
  const { organizationKey, assigneeKey, requesterKey } = story
  if (step.kind === 'close' && step.by === 'system')
    return { kind: 'system', tenantId: desk.tenantId, name: 'Mesa' }
  const isCustomers =
    customerSteps.has(step.kind) || (step.kind === 'close' && step.by === 'customer')
  const key = step.byKey ?? (isCustomers ? requesterKey : assigneeKey)
  if (step.kind !== 'consent_answer' || step.byKey !== undefined)
    return desk.cast.anyone(key, organizationKey)
  return desk.cast.customer(deciderOf(desk, story), organizationKey)
}

const customerSteps = new Set<ScheduledStep['kind']>([
  'customer_reply',
  'accept',
  'reject',
  'read',
  'terms',
  'reopen',
])
/** Nobody of the desk does these: no one takes the case because of them. */
const idleSteps = new Set<ScheduledStep['kind']>([...customerSteps, 'silent'])

/** The requester where they may decide, else the organization's key user (HR-6). */
function deciderOf(
  { content: { people } }: SeededDesk,
  { requesterKey, organizationKey }: ScheduledCase,
): string {
  const roleIn = (key: string) => {
    const person = people.find((one) => one.key === key)
    if (person?.kind !== 'customer') return undefined
    return person.memberships.find((one) => one.organizationKey === organizationKey)?.role
  }
  const role = roleIn(requesterKey)
  if (role !== undefined && role !== 'requester') return requesterKey
  return people.find(({ key }) => roleIn(key) === 'key_user')?.key ?? requesterKey
}

async function perform(replay: Replay, step: ScheduledStep, pictures: ScreenOrder) {
  const { services, ref } = replay
  const actor = actorOf(replay, step)
  await assign(replay, step)
  switch (step.kind) {
    case 'classify': {
      const { type, criticality, impact, level, requestKind } = step
      await services.acts.classify(actor, ref, {
        type,
        level,
        requestKind,
        ...(criticality && { criticality }),
        ...(impact && { impact }),
      })
      return
    }
    case 'reply':
    case 'note':
    case 'ask':
    case 'progress':
    case 'call':
    case 'customer_reply':
      return write(replay, step, { actor, pictures })
    case 'read':
      return read(replay, actor)
    case 'silent':
      return
    case 'terms':
      return confirmTerms(replay, actor)
    case 'intake':
    case 'turn_away':
      return rule(replay, step, actor)
    case 'consent': {
      const { purpose, minutes, explanation } = step
      const asked = { purpose, minutes, explanation }
      replay.consentId = (await services.decisions.askConsent(actor, ref, asked)).id
      return
    }
    case 'consent_answer': {
      const { decision, comment } = step
      const answer = { decision, ...(comment !== undefined && { comment }) }
      await services.decisions.answer(actor, replay.consentId ?? '', answer)
      return
    }
    case 'work': {
      const { component, minutes, description } = step
      const startedAt = new Date(Date.parse(step.at) - minutes * MINUTE_MS).toISOString()
      const body = { component, minutes, description, startedAt }
      await services.worklogs.log(actor, ref, body)
      return
    }
    case 'review':
    case 'start':
    case 'propose':
    case 'accept':
    case 'reject':
    case 'close':
    case 'cancel':
    case 'vendor':
    case 'schedule':
    case 'park':
    case 'resume':
    case 'reopen':
      await services.transitions.act(actor, ref, moveOf(step))
  }
}

/** The first who works on a case takes it. */
async function assign(replay: Replay, step: ScheduledStep) {
  const { story, desk, services, ref } = replay
  if (replay.isAssigned || idleSteps.has(step.kind)) return
  const assignee = desk.cast.staff(story.assigneeKey)
  await services.acts.patch(assignee, ref, {
    body: { assigneeId: assignee.userId },
    expected: undefined,
  })
  replay.isAssigned = true
}

/** CL-1: what intake found. */
async function rule(
  { services, ref, before }: Replay,
  step: StepOf<'intake' | 'turn_away'>,
  actor: Actor,
) {
  const body =
    step.kind === 'intake'
      ? { outcome: 'accept' as const, ...(step.note !== undefined && { note: step.note }) }
      : { outcome: step.outcome, intoNumber: before ?? 1, noticeBody: step.body }
  await services.reviews.record(actor, ref, body)
}

/** EN-6: what was sent as the first communication of the case is read and confirmed in it. */
async function confirmTerms({ services, ref }: Replay, actor: Actor) {
  const query = { status: 'pending' as const, after: undefined, limit: 10 }
  const pending = await services.decisions.list(actor, ref, query)
  const terms = pending.find(({ kind }) => kind === 'terms')
  if (terms) await services.decisions.answer(actor, terms.id, { decision: 'accept' })
}

type Words = StepOf<'reply' | 'note' | 'ask' | 'customer_reply' | 'progress' | 'call'>

async function write(
  { desk, services, ref, take }: Replay,
  step: Words,
  { actor, pictures }: { actor: Actor; pictures: ScreenOrder },
) {
  const files = pictures.keys.length === 0 ? [] : await take(pictures)
  await services.messages.post(actor, ref, {
    kind: ownKinds.has(step.kind) ? (step.kind as 'note' | 'progress' | 'call') : 'reply',
    body: step.body,
    bodyFormat: 'markdown',
    ...(step.kind === 'reply' && { nature: step.nature }),
    ...(step.kind === 'ask' && mustSayNature(desk) && { nature: 'provisional' as const }),
    ...(step.kind === 'ask' && { asks: true }),
    ...(files.length > 0 && { attachmentIds: files.map(({ id }) => id) }),
  })
}

const ownKinds = new Set<ScheduledStep['kind']>(['note', 'progress', 'call'])

/** CV-3: where a rulebook asks for it, also a question is an answer that is not the last one. */
const mustSayNature = ({ content }: SeededDesk) =>
  PRESETS[content.preset].answers.nature === 'required'

/** Everything the desk wrote that this person has not opened yet. */
async function read({ services, ref }: Replay, actor: Actor) {
  if (actor.kind !== 'customer') return
  const text = await services.messages.list(actor, ref, { order: 'newest', limit: 100 })
  const { items } = JSON.parse(text) as MessageList
  const unread = items.filter(
    ({ author, reads }) =>
      author.side === 'desk' && !reads.some(({ userId }) => userId === actor.userId),
  )
  for (const { id } of unread.toReversed()) await services.messages.read(actor, ref, id)
}
