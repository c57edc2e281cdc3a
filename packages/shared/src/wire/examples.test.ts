import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { TestClockBody } from './clock.schema.ts'
import { Problem, readListFilter, TicketRef } from './common.schema.ts'
import { AskConsentBody, ConsentDecisionBody } from './decisions.schema.ts'
import { PostMessageBody } from './messages.schema.ts'
import { problemCodes, problemStatus } from './problem-codes.ts'
import { LoginBody } from './session.schema.ts'
import { TransitionBody } from './ticket-acts.schema.ts'
import { TicketListQuery } from './ticket-queries.schema.ts'
import { OpenTicketBody } from './tickets.schema.ts'
import { WorklogBody, WorklogView } from './worklogs.schema.ts'

const id = '019a5f6e-7a10-7c3e-8f00-3b1f2c4d5e6f'
const at = '2026-03-04T13:00:00.000Z'
const ticket = {
  productId: id,
  module: 'BANCOS',
  summary: 'Factura mal cargada',
  body: 'Al registrar el comprobante 00123 el monto sale en cero.',
  fields: { voucher: '00123', amount: 12.5 },
  attachments: [{ id, evidence: 'screen' }],
}

test('IN-2: a documented case is a valid body', () => {
  expect(Value.Check(OpenTicketBody, ticket)).toBe(true)
})

test.each([
  ['an unknown property', { ...ticket, priority: 1 }],
  ['an unknown property in a nested object', { ...ticket, contact: { name: 'Ana', fax: '1' } }],
  ['a field key that is no identifier', { ...ticket, fields: { 'a b': 'x' } }],
  ['an empty summary', { ...ticket, summary: '' }],
  ['an id that is no UUID', { ...ticket, productId: '7' }],
  ['more files than allowed', { ...ticket, attachmentIds: Array.from({ length: 21 }, () => id) }],
])('a case with %s is refused', (_what, body) => {
  expect(Value.Check(OpenTicketBody, body)).toBe(false)
})

test.each([
  ['1042', true],
  [id, true],
  ['0', false],
  ['CASO-1', false],
])('ticket reference %s: %s', (ref, isValid) => {
  expect(Value.Check(TicketRef, ref)).toBe(isValid)
})

test('a filter takes several words, comma-separated or repeated, and no unknown one', () => {
  const status = ['received,in_review', 'received']

  expect(Value.Check(TicketListQuery, { status, sort: 'dueAt', assigneeId: 'me' })).toBe(true)
  expect(readListFilter(status)).toEqual(['received', 'in_review'])
  expect(Value.Check(TicketListQuery, { status: ['received,lost'] })).toBe(false)
})

test.each([
  [LoginBody, { email: 'ana@club.example', password: 'x' }],
  [PostMessageBody, { kind: 'reply', body: 'Listo', nature: 'provisional', asks: true }],
  [TransitionBody, { action: 'propose', nature: 'definitive', body: 'Corregido' }],
  [AskConsentBody, { purpose: 'solution', minutes: 180, explanation: 'Corregir la carga' }],
  [ConsentDecisionBody, { decision: 'accept' }],
  [WorklogBody, { component: 'l1', startedAt: at, minutes: 95, description: 'Análisis' }],
  [TestClockBody, { advanceMinutes: 10 }],
])('a body as api.md writes it is valid (%#)', (schema, body) => {
  expect(Value.Check(schema, body)).toBe(true)
  expect(Value.Check(schema, { ...body, extra: 1 })).toBe(false)
})

test('HR-6: an answer tells what was charged and what was not', () => {
  const answer = {
    id,
    ticketId: id,
    ticketNumber: 1042,
    component: 'l2',
    startedAt: at,
    minutes: 40,
    description: 'Corrección',
    billable: true,
    author: { id, name: 'Luis' },
    createdAt: at,
    loggedMinutes: 40,
    roundedMinutes: 40,
    chargedMinutes: 25,
    unchargedMinutes: 15,
    why: 'consent_limit',
    afterHoursRequestId: null,
    contractId: id,
    balanceAfterMinutes: 480,
    consentIds: [],
    warnings: [],
    weightPercent: 100,
    hourPrice: null,
    correctsId: null,
    correctedBy: null,
    people: [],
  }

  expect(Value.Check(WorklogView, answer)).toBe(true)
})

test('every problem code has an HTTP status of an error, and a problem carries it', () => {
  const problem = { type: 't', title: 't', detail: 'd', instance: '/i', errors: [], requestId: 'r' }

  for (const code of problemCodes) {
    expect(Value.Check(Problem, { ...problem, code, status: problemStatus[code] })).toBe(true)
  }
  expect(Value.Check(Problem, { ...problem, code: 'unheard_of', status: 400 })).toBe(false)
})
