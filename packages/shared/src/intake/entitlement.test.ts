import { expect, test } from 'vitest'
import { PRESETS } from '../rulebook/presets.ts'
import {
  decideEntitlement,
  openCaseLimit,
  type CoveringContract,
  type EntitlementQuestion,
} from './entitlement.ts'

const demo = PRESETS.demo.entitlement
const aContract = (over: Partial<CoveringContract> = {}): CoveringContract => ({
  id: 'c1',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  productIds: ['erp'],
  openCaseLimit: 3,
  ...over,
})
const aCase = (over: Partial<EntitlementQuestion> = {}): EntitlementQuestion => ({
  today: '2026-06-15',
  productId: 'erp',
  type: 'support',
  standing: 'current',
  contracts: [aContract()],
  placesTaken: 0,
  ...over,
})

test('EN-1: a plan that covers the product today opens the case on the soonest-ending one', () => {
  const contracts = [
    aContract({ id: 'open', endsOn: null }),
    aContract({ id: 'late' }),
    aContract({ id: 'soon', endsOn: '2026-06-15' }),
    aContract({ id: 'other', endsOn: '2026-06-15', productIds: ['pos'] }),
  ]

  expect(decideEntitlement(aCase({ contracts }), demo)).toEqual({
    kind: 'ok',
    contractId: 'soon',
    withoutContract: null,
    flags: [],
    places: { taken: 0, limit: 3 },
  })
})

const past = aContract({ endsOn: '2026-06-14' })
test.each<[string, CoveringContract[], object]>([
  ['no contract', [], { reason: 'no_contract' }],
  ['expired yesterday', [past], { reason: 'expired', endedOn: '2026-06-14' }],
  ['begins tomorrow', [aContract({ startsOn: '2026-06-16' })], { reason: 'not_started' }],
  ['renewal to come', [past, aContract({ startsOn: '2026-07-01' })], { reason: 'not_started' }],
  ['other product', [aContract({ productIds: ['pos'] })], { reason: 'product_not_covered' }],
])('EN-1: a refusal names its reason: %s', (_title, contracts, details) => {
  expect(decideEntitlement(aCase({ contracts }), demo)).toEqual({
    kind: 'refused',
    code: 'not_entitled',
    ...details,
  })
})

test('EN-1: a desk may flag what is not covered, or serve it', () => {
  const question = aCase({ contracts: [past] })
  const flagged = decideEntitlement(question, PRESETS['account-lead'].entitlement)
  const served = decideEntitlement(question, PRESETS['public-sector'].entitlement)

  expect(flagged).toMatchObject({ kind: 'ok', contractId: null, flags: ['expired'] })
  expect(served).toMatchObject({ kind: 'ok', contractId: null, flags: [] })
})

test('EN-2: standing is refused, flagged or not looked at', () => {
  const overdue = aCase({ standing: 'overdue' })

  expect(decideEntitlement(overdue, demo)).toEqual({
    kind: 'refused',
    code: 'standing',
    standing: 'overdue',
  })
  expect(decideEntitlement(aCase({ standing: 'suspended' }), demo)).toMatchObject({
    standing: 'suspended',
  })
  expect(decideEntitlement(overdue, PRESETS['contract-warranty'].entitlement)).toMatchObject({
    kind: 'ok',
    flags: ['overdue'],
  })
  expect(decideEntitlement(overdue, PRESETS['hour-package'].entitlement)).toMatchObject({
    kind: 'ok',
    flags: [],
  })
})

test('EN-3: the last place is given, the next case is refused', () => {
  expect(decideEntitlement(aCase({ placesTaken: 2 }), demo).kind).toBe('ok')
  expect(decideEntitlement(aCase({ placesTaken: 3 }), demo)).toEqual({
    kind: 'refused',
    code: 'open_case_limit',
    places: { taken: 3, limit: 3 },
  })
  expect(decideEntitlement(aCase({ placesTaken: 3, type: 'problem' }), demo).kind).toBe('ok')
  expect(decideEntitlement(aCase({ placesTaken: 3, type: null }), demo).kind).toBe('refused')
  expect(
    decideEntitlement(aCase({ placesTaken: 3 }), { ...demo, openCaseLimit: 'off' }),
  ).toMatchObject({ kind: 'ok', places: { taken: 3, limit: null } })
})

test('EN-3: with several contracts the highest limit of those running holds', () => {
  const limit = (...contracts: CoveringContract[]) =>
    openCaseLimit({ contracts, today: '2026-06-15' })

  expect(limit(aContract(), aContract({ productIds: ['pos'], openCaseLimit: 8 }))).toBe(8)
  expect(limit(aContract(), aContract({ endsOn: '2026-06-14', openCaseLimit: 9 }))).toBe(3)
  expect(limit(aContract(), aContract({ openCaseLimit: null }))).toBeNull()
  expect(limit()).toBeNull()
})
