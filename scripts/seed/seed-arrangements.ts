import type { DeskContent, SeedDraft, SeedTraining, SeedWindow } from './desk-content.ts'
import { addDays, morningOf } from './seed-dates.ts'
import type { Happening, SeededDesk } from './seed-desk.ts'
import type { SeedServices } from './seed-services.ts'

type Stage = { desk: SeededDesk; services: SeedServices }

/** What a desk and its customers agreed before the first case, and what they wrote beside cases. */
export function arrangements(desk: SeededDesk, services: SeedServices): Happening[] {
  const { content } = desk
  const stage = { desk, services }
  return [
    ...textHistory(stage),
    ...(content.trainings ?? []).map((one) => recorded(one, stage)),
    ...skillHistory(stage),
    ...(content.windows ?? []).map((one) => announced(one, stage)),
    ...(content.drafts ?? []).flatMap((one) => written(one, stage)),
  ]
}

const at = ({ attention, todayOn }: SeededDesk, daysAgo: number, minutes: number) =>
  morningOf(attention, addDays(todayOn, -daysAgo), minutes)

/** EN-5, EN-6: published in the beginning; each customer accepts the conditions once. */
function textHistory({ desk, services }: Stage): Happening[] {
  const { content, cast } = desk
  const { conditions, terms, ageDays } = content
  const admin = cast.staff(content.adminKey)
  const published = [
    ...(conditions ? [{ kind: 'conditions' as const, text: conditions }] : []),
    ...(terms ? [{ kind: 'terms' as const, text: terms }] : []),
  ].map(({ kind, text }) => ({
    at: at(desk, ageDays - 2, 30),
    run: async () => {
      await services.texts.publish(admin, kind, text)
    },
  }))
  return conditions ? [...published, ...acceptances({ desk, services })] : published
}

function acceptances({ desk, services }: Stage): Happening[] {
  return membersOf(desk.content).map(({ personKey, organizationKey }, index) => ({
    at: at(desk, desk.content.ageDays - 20, index * 7),
    run: async () => {
      const customer = desk.cast.customer(personKey, organizationKey)
      const { current } = await services.texts.conditions(customer)
      if (current) await services.texts.accept(customer, current.version)
    },
  }))
}

/** Each customer with the first of their organizations; who was trained in nothing is new. */
function membersOf({ people, trainings = [] }: DeskContent) {
  return people.flatMap((person) => {
    if (person.kind !== 'customer') return []
    const [first] = person.memberships
    const isNew = !trainings.some(({ personKey }) => personKey === person.key)
    return first && !isNew
      ? [{ personKey: person.key, organizationKey: first.organizationKey }]
      : []
  })
}

/** EN-7. */
function recorded(
  { personKey, organizationKey, productKey, daysAgo, trainer }: SeedTraining,
  { desk, services }: Stage,
): Happening {
  return {
    at: at(desk, daysAgo, 15),
    run: async () => {
      const { userId } = desk.cast.customer(personKey, organizationKey)
      const productId = desk.productIds.get(productKey) ?? ''
      const trainedOn = addDays(desk.todayOn, -daysAgo)
      const actor = desk.cast.staff(supervisorOf(desk.content))
      await services.trainings.record(actor, userId, { productId, trainedOn, trainer })
    },
  }
}

/** EN-4. */
function written(draft: SeedDraft, { desk, services }: Stage): Happening[] {
  const { authorKey, organizationKey, productKey, module, summary, body, daysAgo } = draft
  const productId = desk.productIds.get(productKey) ?? ''
  let draftId = ''
  const wrote = {
    at: at(desk, daysAgo, 50),
    run: async () => {
      const author = desk.cast.customer(authorKey, organizationKey)
      const content = { productId, module, summary, body }
      draftId = (await services.drafts.create(author, { content })).id
    },
  }
  const { decision } = draft
  if (!decision) return [wrote]
  const { byKey, ...answer } = decision
  const decided = {
    at: at(desk, daysAgo, 120),
    run: async () => {
      const keyUser = desk.cast.customer(byKey, organizationKey)
      await services.drafts.decide(keyUser, draftId, { ...answer, confirmNotDuplicate: true })
    },
  }
  return [wrote, decided]
}

/** IN-10. */
function announced(window: SeedWindow, { desk, services }: Stage): Happening {
  const { personKey, organizationKey, productKey, reason, announcedDaysAgo } = window
  const { attention, todayOn } = desk
  const instantIn = (days: number) => morningOf(attention, addDays(todayOn, days)).toISOString()
  return {
    at: at(desk, announcedDaysAgo, 25),
    run: async () => {
      await services.criticalWindows.announce(desk.cast.customer(personKey, organizationKey), {
        productId: desk.productIds.get(productKey) ?? '',
        reason,
        startsAt: instantIn(window.fromDays),
        endsAt: instantIn(window.untilDays),
      })
    },
  }
}

/** CL-11: each agent's whole list at once. */
function skillHistory({ desk, services }: Stage): Happening[] {
  const { content, cast, productIds } = desk
  const known = Map.groupBy(content.skills ?? [], ({ personKey }) => personKey)
  return [...known].map(([personKey, list], index) => ({
    at: at(desk, content.ageDays - 30, index),
    run: async () => {
      const skills = list.map(({ productKey, level }) => ({
        productId: productIds.get(productKey) ?? '',
        level,
      }))
      const supervisor = cast.staff(supervisorOf(content))
      await services.skills.put(supervisor, cast.staff(personKey).userId, { skills })
    },
  }))
}

const supervisorOf = ({ people, adminKey }: DeskContent): string =>
  people.find((person) => person.kind === 'staff' && person.role === 'supervisor')?.key ?? adminKey
