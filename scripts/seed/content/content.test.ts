import { statSync, readFileSync } from 'node:fs'
import { PRESETS } from '@mesa/shared/rulebook/presets'
import { expect, test } from 'vitest'
import { attentionOf } from '../seed-dates.ts'
import { caseStories, demoCases } from './cases.ts'
import { cancelReasons, closeReasons, priorityReasons, requestKinds } from './catalog-reasons.ts'
import { categories } from './catalogs.ts'
import { organizations } from './organizations.ts'
import { people } from './people.ts'
import { products } from './products.ts'
import { screens } from './screens.ts'
import { finalState } from './story-machine.ts'

const attention = attentionOf(PRESETS.demo.calendar)
const keysOf = (list: { key: string }[]) => list.map(({ key }) => key)
const organizationOf = (key: string) => organizations.find((one) => one.key === key)!
const personOf = (key: string) => people.find((one) => one.key === key)!
const rolesIn = (personKey: string, organizationKey: string) => {
  const person = personOf(personKey)
  if (person.kind !== 'customer') return []
  return person.memberships
    .filter((one) => one.organizationKey === organizationKey)
    .map((one) => one.role)
}
// A week of days, so that each weekday is once "today".
const DAYS = [16, 17, 18, 19, 20, 21, 22].map((day) => `2026-11-${day}`)

test('there are 12 organizations, 40 people and 120 cases with unique keys and subjects', () => {
  expect([organizations.length, people.length, caseStories.length]).toEqual([12, 40, 120])
  for (const list of [organizations, people, products, screens, categories, caseStories]) {
    expect(new Set(keysOf(list)).size).toBe(list.length)
  }
  expect(new Set(people.map(({ email }) => email)).size).toBe(40)
  expect(people.filter(({ email }) => !/^[a-z.]+@[a-z]+\.example$/.test(email))).toEqual([])
  expect(new Set(caseStories.map((one) => `${one.module}, ${one.summary}`)).size).toBe(120)
})

test("the first case is the source's own example", () => {
  expect(caseStories[0]).toMatchObject({ module: 'BANCOS', summary: 'Factura mal cargada' })
})

test('every reference of a case resolves', () => {
  for (const one of caseStories) {
    const { contract } = organizationOf(one.organizationKey)
    expect(contract.productKeys, one.key).toContain(one.productKey)
    expect(rolesIn(one.requesterKey, one.organizationKey), one.key).toHaveLength(1)
    expect(personOf(one.assigneeKey), one.key).toMatchObject({ role: 'agent' })
    expect(products.find(({ key }) => key === one.productKey)!.modules, one.key).toContain(
      one.module,
    )
    if (one.priorityReason) expect(keysOf(priorityReasons)).toContain(one.priorityReason)
    for (const step of one.steps) {
      if (step.byKey) expect(keysOf(people), one.key).toContain(step.byKey)
      if (step.kind === 'close') expect(keysOf(closeReasons)).toContain(step.reasonKey)
      if (step.kind === 'cancel') expect(keysOf(cancelReasons)).toContain(step.reasonKey)
      if (step.kind === 'classify') expect(keysOf(requestKinds)).toContain(step.requestKind)
    }
  }
})

test('IN-3: every case carries the evidence and the fields its category demands', () => {
  for (const one of caseStories) {
    const category = categories.find(({ key }) => key === one.category)!
    const given = one.screens.map((key) => screens.find((screen) => screen.key === key)!.evidence)
    for (const kind of category.evidence) expect(given, one.key).toContain(kind)
    const known = category.fields.map(({ key }) => key)
    expect(
      Object.keys(one.fields).filter((key) => !known.includes(key)),
      one.key,
    ).toEqual([])
    for (const field of category.fields.filter(({ required }) => required)) {
      expect(one.fields[field.key], `${one.key} ${field.key}`).toBeTruthy()
    }
  }
})

test('every state is reached, 35 cases are open and each step is legal', () => {
  const states = caseStories.map(finalState)

  expect(new Set(states).size).toBe(11)
  expect(states.filter((state) => state !== 'closed' && state !== 'cancelled')).toHaveLength(35)
})

test('HR-6: only key users and their backups decide consents', () => {
  for (const one of caseStories) {
    for (const step of one.steps.filter(({ kind }) => kind === 'consent_answer')) {
      const decider = step.byKey ?? one.requesterKey
      expect(rolesIn(decider, one.organizationKey)[0], one.key).toMatch(/key_user/)
    }
  }
})

test('texts keep no slot and no date token', () => {
  const text = JSON.stringify(demoCases('2026-11-22', attention))

  expect(text.match(/\{\{?[a-z0-9+-]+\}?\}/g)).toBeNull()
})

test('on any weekday every step is before today, in attention hours, and the contract covers it', () => {
  for (const today of DAYS) {
    for (const one of demoCases(today, attention)) {
      const last = one.steps.at(-1)?.at ?? one.openedAt
      expect(last < `${today}T04:00:00`, `${one.key} ${today} ${last}`).toBe(true)
      const { contract, standing, standingSinceDaysAgo } = organizationOf(one.organizationKey)
      expect(one.openedDaysAgo).toBeLessThan(-contract.validFromDays - 2)
      expect(one.openedDaysAgo).toBeGreaterThan(-contract.validUntilDays)
      if (standing === 'overdue') expect(one.openedDaysAgo).toBeGreaterThan(standingSinceDaysAgo)
    }
  }
})

test('EN-2: no organization passes its places at any moment', () => {
  for (const today of DAYS) {
    const cases = demoCases(today, attention)
    for (const one of cases) {
      const open = cases.filter((other) => {
        const isOver = other.finalState === 'closed' || other.finalState === 'cancelled'
        const until = isOver ? other.steps.at(-1)!.at : '9999'
        return (
          other.organizationKey === one.organizationKey &&
          other.openedAt <= one.openedAt &&
          until > one.openedAt
        )
      })
      const { placeLimit } = organizationOf(one.organizationKey).contract
      expect(open.length, `${one.key} ${today}`).toBeLessThanOrEqual(placeLimit)
    }
  }
})

/** Minutes a case charges by ledger.md: up to the greater of 120 and the accepted consents. */
function chargedMinutes(one: (typeof caseStories)[number]) {
  let worked = 0
  let asked = 0
  let consented = 0
  for (const step of one.steps) {
    if (step.kind === 'work') worked += step.minutes
    if (step.kind === 'consent') asked = step.minutes
    if (step.kind === 'consent_answer' && step.decision === 'accept') consented += asked
  }
  return Math.min(worked, Math.max(120, consented))
}

test('contracts end in the condition they are named for', () => {
  for (const { key, contract } of organizations) {
    const granted = contract.lots.reduce((sum, lot) => sum + lot.minutes, 0)
    const charged = caseStories
      .filter((one) => one.organizationKey === key)
      .reduce((sum, one) => sum + chargedMinutes(one), 0)
    const left = granted - charged
    if (contract.condition === 'unlimited') continue
    expect(left, key).toBeGreaterThanOrEqual(0)
    if (contract.condition === 'nearly_used')
      expect(left / granted, `${key} ${charged}`).toBeLessThan(0.2)
    if (contract.condition === 'healthy') expect(left, key).toBeGreaterThan(600)
  }
})

test('there are over 20 screens, four configurations among them, each 1000 × 600 and 100 kB at most', () => {
  expect(screens.length).toBeGreaterThanOrEqual(22)
  expect(
    screens.filter(({ evidence }) => evidence === 'report_config').length,
  ).toBeGreaterThanOrEqual(4)
  for (const { file } of screens) {
    const path = new URL(`../screens/${file}`, import.meta.url)
    const png = readFileSync(path)
    expect(statSync(path).size, file).toBeLessThanOrEqual(100_000)
    expect(png.readUInt32BE(16), file).toBeGreaterThanOrEqual(1000)
    expect(png.readUInt32BE(20), file).toBeGreaterThanOrEqual(600)
  }
})
