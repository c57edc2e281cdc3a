import { expect, test } from 'vitest'
import { recordTexts } from '../../locales/record-texts.ts'
import { durationOf, recordWords } from './record-words.ts'

const moved = {
  type: 'state.changed',
  payload: { from: 'received', to: 'in_validation', action: 'propose' },
} as const

test('EX-3: a fact is told in the language and the zone of its reader', () => {
  const told = (locale: 'es' | 'en' | 'pt', timeZone: string) => {
    const words = recordWords({ locale, timeZone })
    return [words.tell(moved), words.instant('2026-03-04T02:30:05.000Z')]
  }

  expect(told('es', 'America/Caracas')).toEqual([
    'Cambió el estado de «Recibido» a «Por validar».',
    '3 mar 2026, 22:30:05',
  ])
  expect(told('en', 'UTC')).toEqual([
    'Changed the status from “Received” to “To validate”.',
    'Mar 4, 2026, 02:30:05',
  ])
  expect(told('pt', 'America/Sao_Paulo')).toEqual([
    'Mudou o estado de «Recebido» para «A validar».',
    '3 de mar. de 2026, 23:30:05',
  ])
})

test('EX-3: a merge says the number, a sharing the person, a classification the values, a question its kind', () => {
  const { tell } = recordWords({ locale: 'es', timeZone: 'UTC' })
  const before = { criticality: 'minor', type: 'support', impact: null }
  const after = { criticality: 'serious', type: 'support', impact: 'high' }

  expect(tell({ type: 'case.merged', payload: { into: 41, intoId: 'x' } })).toBe(
    'Unió este caso con el 41.',
  )
  expect(tell({ type: 'case.unmerged', payload: { from: 42, fromId: 'x' } })).toBe(
    'Separó de este el caso 42.',
  )
  expect(tell({ type: 'ticket.shared', payload: { name: 'Maribel', access: 'read' } })).toBe(
    'Compartió el caso con Maribel (puede leer).',
  )
  expect(tell({ type: 'classification.changed', payload: { before, after } })).toBe(
    'Clasificó el caso: criticidad Grave, impacto Alto.',
  )
  expect(tell({ type: 'decision.asked', payload: { kind: 'terms', version: 2 } })).toBe(
    'Pidió confirmar los términos de atención.',
  )
  expect(
    tell({ type: 'decision.answered', payload: { kind: 'access', decision: 'decline' } }),
  ).toBe('No autorizó el acceso.')
})

test('CV-2: what is the desk`s alone has no words on paper', () => {
  const words = recordWords({ locale: 'es', timeZone: 'UTC' })

  expect(words.tell({ type: 'note.added', payload: { messageId: 'x' } })).toBe('')
})

test('every language has words for the same codes', () => {
  const codes = Object.values(recordTexts).map(({ words }) => Object.keys(words).toSorted())

  expect(codes[1]).toEqual(codes[0])
  expect(codes[2]).toEqual(codes[0])
})

test.each([
  [0, '0 min'],
  [45, '45 min'],
  [120, '2 h'],
  [95, '1 h 35 min'],
])('%i minutes are written %s', (minutes, text) => {
  expect(durationOf(minutes)).toBe(text)
})
