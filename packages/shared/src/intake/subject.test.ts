import { expect, test } from 'vitest'
import { PRESETS } from '../rulebook/presets.ts'
import { checkSubject, composeSubject } from './subject.ts'

const policy = PRESETS['licence-plan'].intake
const check = (summary: string, module = 'Bancos') => checkSubject({ module, summary }, policy)

test('IN-2: the subject is the module and the case', () => {
  expect(composeSubject('Bancos', '  Factura  mal cargada ')).toBe('BANCOS, Factura mal cargada')
  expect(composeSubject('Nómina', 'Recibo')).toBe('NÓMINA, Recibo')
  expect(check('Factura mal cargada')).toEqual({
    subject: 'BANCOS, Factura mal cargada',
    isAccepted: true,
    rules: [
      { rule: 'module_chosen', state: 'met' },
      { rule: 'long_enough', state: 'met' },
      { rule: 'has_content', state: 'met' },
    ],
  })
})

test.each([
  'Urgente',
  'URGENTE!!!',
  '¡¡urgénte!!',
  'Qué pasaría?',
  'que pasaria',
  'Error error error',
  'Ayuda, urgente por favor',
  'Hay un problema',
])('IN-2: a subject without content is refused: %s', (summary) => {
  const { isAccepted, rules } = check(summary)

  expect(isAccepted).toBe(false)
  expect(rules).toContainEqual({ rule: 'has_content', state: 'unmet' })
})

test.each([
  'Error al conciliar Banesco',
  'Problema con la factura 00123',
  'No imprime cheques',
  'Caso 1',
  'Terrores nocturnos del cierre',
])('IN-2: a refused word inside a real subject is no fault: %s', (summary) => {
  expect(check(summary).isAccepted).toBe(true)
})

test('IN-2: too little is told apart from nothing yet', () => {
  const stateOf = (summary: string) =>
    check(summary).rules.find(({ rule }) => rule === 'long_enough')?.state

  expect(['', '  ¿? ', 'xx', 'aaaaaaaa', 'Cierre'].map(stateOf)).toEqual([
    'pending',
    'pending',
    'unmet',
    'unmet',
    'met',
  ])
  expect(check('Factura mal cargada', '')).toMatchObject({ isAccepted: false })
})

test('IN-2: the list of refused subjects is policy, and a desk may have no rule', () => {
  const own = { subjectRule: 'moduleAndCase', subjectsRefused: ['no funciona'] } as const
  const draft = { module: 'Bancos', summary: 'No funciona' }

  expect(check(draft.summary).isAccepted).toBe(true)
  expect(checkSubject(draft, { ...own, subjectsRefused: ['no funciona'] }).isAccepted).toBe(false)
  expect(checkSubject(draft, PRESETS['hour-package'].intake)).toEqual({
    subject: 'No funciona',
    isAccepted: true,
    rules: [],
  })
})
