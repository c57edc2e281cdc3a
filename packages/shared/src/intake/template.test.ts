import { expect, test } from 'vitest'
import { validateTemplate, type TemplateField, type TemplateFieldKind } from './template.ts'

const aField = (kind: TemplateFieldKind, over: Partial<TemplateField> = {}): TemplateField => ({
  key: 'x',
  label: 'X',
  kind,
  isRequired: false,
  ...over,
})
const faultsOf = (field: TemplateField, value: unknown) =>
  validateTemplate([field], { [field.key]: value }).errors.map(({ code }) => code)

test('IN-4: the values of a complete template are kept, trimmed', () => {
  const fields = [
    aField('text', { key: 'menuPath', isRequired: true }),
    aField('number', { key: 'voucher' }),
    aField('date', { key: 'on' }),
    aField('choice', { key: 'bank', options: ['Banesco', 'Mercantil'] }),
    aField('longtext', { key: 'expected' }),
  ]
  const given = { menuPath: ' Bancos > Facturas ', voucher: 0, on: '2026-02-28', bank: 'Banesco' }

  expect(validateTemplate(fields, { ...given, expected: '  ' })).toEqual({
    values: { ...given, menuPath: 'Bancos > Facturas' },
    errors: [],
  })
})

test('IN-4: every error is told with its path, unknown fields too', () => {
  const fields = [aField('text', { key: 'a', isRequired: true }), aField('date', { key: 'b' })]

  expect(validateTemplate(fields, { b: 'ayer', c: 1 }).errors).toEqual([
    { path: 'fields.c', code: 'unknown_field' },
    { path: 'fields.a', code: 'required' },
    { path: 'fields.b', code: 'not_a_date' },
  ])
})

test.each<[TemplateFieldKind, unknown, string | null]>([
  ['text', 'x'.repeat(200), null],
  ['text', 'x'.repeat(201), 'too_long'],
  ['text', 12, 'not_text'],
  ['text', ['a'], 'not_text'],
  ['longtext', 'x'.repeat(4001), 'too_long'],
  ['date', '2024-02-29', null],
  ['date', '2026-02-29', 'not_a_date'],
  ['date', '1900-02-29', 'not_a_date'],
  ['date', '2026-13-01', 'not_a_date'],
  ['date', '2026-00-10', 'not_a_date'],
  ['date', '2026-04-31', 'not_a_date'],
  ['date', '2026-4-3', 'not_a_date'],
  ['datetime', '2026-03-04T13:00:00.000Z', null],
  ['datetime', '2026-03-04T09:00-04:00', null],
  ['datetime', '2026-03-04T13:00:00', 'not_an_instant'],
  ['datetime', '2026-03-04T24:00:00Z', 'not_an_instant'],
  ['datetime', '2026-02-30T10:00:00Z', 'not_an_instant'],
  ['number', 1.5, null],
  ['number', '15', 'not_a_number'],
  ['number', Number.NaN, 'not_a_number'],
  ['choice', 'uno', null],
  ['choice', 'tres', 'not_a_choice'],
])('IN-4: %s takes or refuses %j: %s', (kind, value, code) => {
  expect(faultsOf(aField(kind, { options: ['uno', 'dos'] }), value)).toEqual(code ? [code] : [])
})

test('IN-4: names of Object.prototype are unknown fields, not inherited values', () => {
  const required = aField('text', { key: 'constructor', isRequired: true })

  expect(validateTemplate([required], {}).errors).toEqual([
    { path: 'fields.constructor', code: 'required' },
  ])
})
