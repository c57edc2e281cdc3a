import { expect, test } from 'vitest'
import { PRESETS } from '../rulebook/presets.ts'
import { decideEvidence, evidenceOf, missingEvidence, requiredEvidence } from './evidence.ts'

const policy = PRESETS['licence-plan'].intake

test('IN-3: every case carries a screen, a report case also its configuration', () => {
  const missing = (code: string | null, evidence: ('screen' | 'report_config')[]) =>
    missingEvidence(
      { category: code === null ? null : { code }, evidence },
      policy.evidenceByCategory,
    )

  expect(missing(null, [])).toEqual(['screen'])
  expect(missing('invoicing', ['screen'])).toEqual([])
  expect(missing('report', [])).toEqual(['screen', 'report_config'])
  expect(missing('report', ['screen'])).toEqual(['report_config'])
  expect(requiredEvidence({ code: 'toString' }, policy.evidenceByCategory)).toEqual(['screen'])
})

test('IN-3: an image without a stated kind is a screen, another file is not', () => {
  expect(evidenceOf({ mediaType: 'image/png' })).toBe('screen')
  expect(evidenceOf({ mediaType: 'application/pdf' })).toBe('other')
  expect(evidenceOf({ mediaType: 'image/png', evidence: 'report_config' })).toBe('report_config')
})

test('IN-3: missing evidence is refused in the portal and flagged by email and phone', () => {
  const bare = { category: null, evidence: [] }

  for (const channel of ['portal', 'api', 'intranet'] as const) {
    expect(decideEvidence({ ...bare, channel }, policy)).toEqual({
      kind: 'refused',
      code: 'evidence_required',
      missing: ['screen'],
    })
  }
  for (const channel of ['email', 'phone'] as const) {
    expect(decideEvidence({ ...bare, channel }, policy)).toEqual({
      kind: 'flagged',
      missing: ['screen'],
    })
  }
  expect(decideEvidence({ ...bare, channel: 'alert' }, policy)).toEqual({ kind: 'ok' })
})

test('IN-3: a desk may only flag, or not look', () => {
  const bare = { category: null, evidence: [], channel: 'portal' } as const

  expect(decideEvidence(bare, { ...policy, evidence: 'flag' }).kind).toBe('flagged')
  expect(decideEvidence(bare, { ...policy, evidence: 'off' })).toEqual({ kind: 'ok' })
  expect(decideEvidence({ ...bare, evidence: ['screen'] }, policy)).toEqual({ kind: 'ok' })
})

test('IN-3: what a category itself asks for goes before the rulebook, also when that is nothing', () => {
  const { evidenceByCategory } = policy

  expect(requiredEvidence({ code: 'report', evidence: ['screen'] }, evidenceByCategory)).toEqual([
    'screen',
  ])
  expect(requiredEvidence({ code: 'report', evidence: [] }, evidenceByCategory)).toEqual([])
})
