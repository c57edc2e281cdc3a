import { PRESETS } from '@mesa/shared/rulebook/presets'
import { checkSubject } from '@mesa/shared/intake/subject'
import { requiredEvidence } from '@mesa/shared/intake/evidence'
import { expect, test } from 'vitest'
import { screens } from '../content/screens.ts'
import type { ScheduledCase } from '../content/story.ts'
import type { DeskContent } from '../desk-content.ts'
import { attentionOf } from '../seed-dates.ts'
import { templateOf } from '../seed-catalogs.ts'
import { accountLeadDesk } from './account-lead/desk.ts'
import { contractWarrantyDesk } from './contract-warranty/desk.ts'
import { hourPackageDesk } from './hour-package/desk.ts'
import { licencePlanDesk } from './licence-plan/desk.ts'
import { publicSectorDesk } from './public-sector/desk.ts'

const desks: DeskContent[] = [
  licencePlanDesk,
  contractWarrantyDesk,
  accountLeadDesk,
  hourPackageDesk,
  publicSectorDesk,
]
/** A week of days, so that each weekday is once "today"; and the morning after a long weekend. */
const days = [16, 17, 18, 19, 20, 21, 22].map((day) => new Date(`2026-11-${day}T14:00:00Z`))
const attentionIn = ({ preset }: DeskContent) =>
  attentionOf(PRESETS[preset].calendar, { years: [2025, 2026] })
const casesOf = (desk: DeskContent, now = days[6]!): ScheduledCase[] =>
  desk.cases(now, attentionIn(desk))

test.each(desks)(
  '$slug: 30 to 60 cases in its own words, in every state its rulebook can reach',
  (desk) => {
    const cases = casesOf(desk)
    const states = new Set(cases.map(({ finalState }) => finalState))

    expect(cases.length).toBeGreaterThanOrEqual(30)
    expect(cases.length).toBeLessThanOrEqual(60)
    expect(new Set(cases.map(({ key }) => key)).size).toBe(cases.length)
    for (const state of [
      'received',
      'in_review',
      'in_progress',
      'waiting_customer',
      'in_validation',
      'closed',
      'cancelled',
    ] as const)
      expect(states).toContain(state)
    expect(JSON.stringify(cases)).not.toMatch(/\{\{?[a-z0-9+-]+\}?\}|undefined/)
  },
)

test.each(desks)(
  '$slug: everything a case names is there, of its organization, and no step lies ahead',
  (desk) => {
    const { people, organizations, products, entries } = desk
    const codes = (kind: string) =>
      entries.filter((one) => one.kind === kind).map(({ code }) => code)
    for (const now of days) {
      for (const one of casesOf(desk, now)) {
        const last = one.steps.at(-1)?.at ?? one.openedAt
        expect(Date.parse(last), one.key).toBeLessThan(now.getTime())
      }
    }
    for (const one of casesOf(desk)) {
      const requester = people.find(({ key }) => key === one.requesterKey)
      const places =
        requester?.kind === 'customer'
          ? requester.memberships.map((place) => place.organizationKey)
          : []
      expect(places, one.key).toContain(one.organizationKey)
      expect(people.find(({ key }) => key === one.assigneeKey)?.kind, one.key).toBe('staff')
      expect(
        organizations.some(({ key }) => key === one.organizationKey),
        one.key,
      ).toBe(true)
      expect(products.find(({ key }) => key === one.productKey)?.modules, one.key).toContain(
        one.module,
      )
      expect(codes('categories'), one.key).toContain(one.category)
      for (const step of one.steps) {
        if (step.kind === 'classify')
          expect(codes('request-kinds'), one.key).toContain(step.requestKind)
        if (step.kind === 'close') expect(codes('close-reasons'), one.key).toContain(step.reasonKey)
        if (step.kind === 'turn_away')
          expect(codes('cancel-reasons'), one.key).toContain(step.outcome)
      }
      const template = templateOf(desk, one.category)
      const known = template.map(({ key }) => key)
      expect(
        Object.keys(one.fields).filter((key) => !known.includes(key)),
        one.key,
      ).toEqual([])
      for (const { key } of template.filter(({ required }) => required))
        expect(one.fields[key], `${one.key} ${key}`).toBeTruthy()
    }
  },
)

test.each(desks)('$slug: its cases are such as its rulebook takes in', (desk) => {
  const { channels, entitlement, intake } = PRESETS[desk.preset]
  const rolesOf = (one: ScheduledCase) =>
    desk.people.flatMap((person) =>
      person.kind === 'customer' && person.key === one.requesterKey
        ? person.memberships.filter((place) => place.organizationKey === one.organizationKey)
        : [],
    )
  for (const one of casesOf(desk)) {
    expect(channels.open, one.key).toContain(one.channel ?? 'portal')
    expect(checkSubject(one, intake), one.key).toMatchObject({ isAccepted: true })
    if (entitlement.keyUsersOnly) expect(rolesOf(one)[0]?.role, one.key).toMatch(/key_user/)
    if (one.priorityReason !== undefined)
      expect(intake.priorityReasons, one.key).toContain(one.priorityReason)
    if (entitlement.training === 'required')
      expect(
        desk.trainings?.some(
          ({ personKey, productKey }) =>
            personKey === one.requesterKey && productKey === one.productKey,
        ),
        one.key,
      ).toBe(true)
    if (intake.evidence !== 'refuse') continue
    const given = one.screens.map((key) => screens.find((screen) => screen.key === key)?.evidence)
    const settings = desk.entries.find(
      ({ kind, code }) => kind === 'categories' && code === one.category,
    )?.settings
    const category = {
      code: one.category,
      ...(settings?.evidence && { evidence: settings.evidence }),
    }
    const asked = requiredEvidence(category, intake.evidenceByCategory)
    expect(given, one.key).toEqual(expect.arrayContaining([...asked]))
  }
})

test('HR-8: the first hours that a case asks for are those of its assessment where its kind wants one', () => {
  const assessed = desks.flatMap((desk) => {
    const kinds = desk.entries
      .filter(({ kind, settings }) => kind === 'request-kinds' && settings?.assessmentFirst)
      .map(({ code }) => code)
    return casesOf(desk).flatMap(({ steps }) => {
      const isAssessed = steps.some(
        (step) => step.kind === 'classify' && kinds.includes(step.requestKind),
      )
      const asked = steps.find((step) => step.kind === 'consent')
      return isAssessed && asked ? [[desk.slug, asked.purpose]] : []
    })
  })

  expect(assessed).not.toEqual([])
  expect(assessed.filter(([, purpose]) => purpose !== 'assessment')).toEqual([])
})

test('no address and no person is of two desks, and each has its own name', () => {
  const addresses = desks.flatMap(({ people }) => people.map(({ email }) => email))

  expect(new Set(addresses).size).toBe(addresses.length)
  expect(
    addresses.filter((address) => !/^[a-z]+\.[a-z]+@[a-z0-9]+\.example$/.test(address)),
  ).toEqual([])
  expect(new Set(desks.map(({ name }) => name)).size).toBe(desks.length)
})

test("the documents' own examples are among the cases", () => {
  const told = (desk: DeskContent) =>
    casesOf(desk).map(({ module, summary, body, channel, steps }) =>
      JSON.stringify([module, summary, body, channel, steps]),
    )
  const has = (desk: DeskContent, ...words: string[]) =>
    told(desk).some((text) => words.every((word) => text.includes(word)))

  expect(has(licencePlanDesk, '"BANCOS"', '"Factura mal cargada"')).toBe(true)
  expect(has(licencePlanDesk, 'sin la pantalla de configuración del reporte')).toBe(true)
  expect(has(accountLeadDesk, 'Contención:', 'solución permanente')).toBe(true)
  expect(has(hourPackageDesk, 'T.A.S.', 'T.G.C.S.', '"consent"')).toBe(true)
  expect(has(contractWarrantyDesk, '"visit"', 'Orden de Salida')).toBe(true)
  expect(has(publicSectorDesk, '"phone"', 'LM-', 'Respuesta provisoria')).toBe(true)
})
