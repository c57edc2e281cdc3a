import { passwordLengthMin } from '@mesa/shared/access/password'
import { expect, test } from 'vitest'
import { problemFrom } from '../../lib/problem.ts'
import { faultsOf, isTokenWrong, refusedFields, tokenOf } from './first-use-check.ts'

const draft = {
  deskName: 'Soporte Andes',
  slug: 'soporte-andes',
  timeZone: 'America/Caracas',
  locale: 'es' as const,
  name: 'Ana Pérez',
  email: 'ana@andes.example',
  password: 'x'.repeat(passwordLengthMin),
}

const refusal = (status: number, body: object) => problemFrom(status, JSON.stringify(body), null)

test('a complete draft has no fault, and each missing part is said beside its field', () => {
  expect(faultsOf(draft)).toEqual({})
  const empty = { deskName: '', slug: '', timeZone: '', name: '', email: '', password: '' }
  expect(faultsOf({ ...empty, locale: 'es' })).toEqual({
    deskName: 'firstUse.deskNameMissing',
    slug: 'firstUse.slugMalformed',
    timeZone: 'firstUse.timeZoneMissing',
    name: 'firstUse.nameMissing',
    email: 'auth.emailMissing',
    password: 'auth.passwordMissing',
  })
  expect(faultsOf({ ...draft, password: draft.password.slice(1) })).toEqual({
    password: 'auth.passwordShort',
  })
})

test('the words of the server go beside the field they are about', () => {
  const errors = [
    { path: 'desk.name', code: 'too_long', message: 'mesa' },
    { path: 'admin.name', code: 'too_long', message: 'persona' },
    { path: 'desk.slug', code: 'wrong_format', message: 'corto' },
    { path: 'password', code: 'too_weak', message: 'clave' },
  ]
  expect(refusedFields(refusal(422, { code: 'weak_password', errors }))).toEqual({
    deskName: 'mesa',
    name: 'persona',
    slug: 'corto',
    password: 'clave',
  })
})

test('a token of another installation and one copied in part are the same mistake', () => {
  const short = { path: 'token', code: 'too_short', message: '' }
  expect(isTokenWrong(refusal(403, { code: 'setup_forbidden' }))).toBe(true)
  expect(isTokenWrong(refusal(400, { code: 'malformed', errors: [short] }))).toBe(true)
  expect(isTokenWrong(refusal(409, { code: 'setup_done' }))).toBe(false)
})

test('the token is read after # and nowhere else', () => {
  expect(tokenOf('#token=a-b_c')).toBe('a-b_c')
  expect([tokenOf(''), tokenOf('#'), tokenOf('#token=')]).toEqual([null, null, null])
})
