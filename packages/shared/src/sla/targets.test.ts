import { expect, test } from 'vitest'
import { chooseFirstReplyTarget } from './targets.ts'

const targets = {
  critical: { minutes: 240, unit: 'business' },
  '*': { minutes: 1440, unit: 'business' },
} as const

test('the first-reply target is that of the criticality, else that of the rest', () => {
  expect(chooseFirstReplyTarget(targets, 'critical')).toEqual({ minutes: 240, unit: 'business' })
  expect(chooseFirstReplyTarget(targets, 'minor')).toEqual({ minutes: 1440, unit: 'business' })
  expect(chooseFirstReplyTarget(targets, 'constructor')?.minutes).toBe(1440)
  expect(chooseFirstReplyTarget(targets, null)?.minutes).toBe(1440)
})

test('a policy without the target promises nothing', () => {
  expect(chooseFirstReplyTarget(null, 'critical')).toBe(null)
  expect(chooseFirstReplyTarget({ critical: targets.critical }, 'minor')).toBe(null)
})
