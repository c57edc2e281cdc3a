import { expect, test } from 'vitest'
import { fieldErrors, problemFrom } from './problem.ts'

test('a problem keeps its code, its fields and what it adds', () => {
  const body = {
    type: 'about:blank',
    title: 'Su empresa ya tiene 5 de 5 casos abiertos',
    status: 409,
    code: 'open_case_limit',
    requestId: 'r1',
    openTickets: [{ number: 4812 }],
    errors: [{ path: '/body/subject', code: 'too_short', message: 'Diga qué falla' }],
  }

  const problem = problemFrom(409, JSON.stringify(body), null)

  expect(problem).toMatchObject({ status: 409, code: 'open_case_limit', requestId: 'r1' })
  expect(problem.extra).toEqual({ openTickets: [{ number: 4812 }] })
  expect(fieldErrors(problem)).toEqual({ subject: 'Diga qué falla' })
})

test('a page of a proxy instead of a problem still says its status and request', () => {
  expect(problemFrom(502, '<html>Bad gateway', 'r2')).toMatchObject({
    status: 502,
    code: 'http_502',
    requestId: 'r2',
    errors: [],
  })
})

test('a field of a refusal with a reason says the reason, not that its value is not valid', () => {
  const body = {
    title: 'Esa dirección no se puede usar',
    detail: 'Escriba una dirección https pública, sin usuario ni contraseña.',
    status: 422,
    code: 'address_refused',
    errors: [{ path: 'issuer', code: 'invalid', message: 'El valor no es válido.' }],
  }
  const vague = { ...body, code: 'malformed' }

  expect(fieldErrors(problemFrom(422, JSON.stringify(body), null))).toEqual({
    issuer:
      'Esa dirección no se puede usar. Escriba una dirección https pública, sin usuario ni contraseña.',
  })
  expect(fieldErrors(problemFrom(400, JSON.stringify(vague), null))).toEqual({
    issuer: 'El valor no es válido.',
  })
})
