import { expect, test } from 'vitest'
import { securityChanges, type MailTexts } from './mail-text-types.ts'
import { mailTexts } from './mail-texts.ts'

const facts = {
  number: 4812,
  subject: 'ERP, no abre',
  organization: 'Club A',
  desk: 'Mesa del Club',
  actor: 'Ana',
}
const draft = { organization: 'Club A', desk: 'Mesa', summary: 'No abre', author: 'Rita' }
const period = { from: 'vie 6 mar, 18:00', to: 'vie 6 mar, 22:00' }
const ofContract = { contract: 'CT-0001 Plan', organization: 'Club A', left: '8 h' }
const examples: { [Key in keyof MailTexts]: Parameters<MailTexts[Key]>[0] } = {
  footer: 'Mesa',
  accountFooter: 'Mesa',
  greeting: 'Rita',
  case_opened: { ...facts, resumes: 'lun 9 mar, 09:00' },
  case_opened_terms: { ...facts, title: 'Alcance', body: 'Atendemos así' },
  terms_asked: { ...facts, title: 'Alcance', body: 'Atendemos así' },
  terms_answered: { ...facts, isAccepted: false, comment: 'Hablemos' },
  access_asked: {
    ...facts,
    explanation: 'Base de datos',
    until: 'lun 9 mar',
    expires: 'vie 6 mar',
  },
  after_hours_asked: { ...facts, ...period, note: 'Cierre' },
  after_hours_withdrawn: { ...facts, ...period },
  after_hours_offered: { ...facts, ...period, note: 'Sí', price: '90,00', expires: 'vie 6 mar' },
  after_hours_unavailable: { ...facts, ...period, note: 'Feriado' },
  review_started: facts,
  priority_ruled: { ...facts, holds: false, reason: 'Hay otro camino' },
  case_shared: { ...facts, mayReply: true },
  impact_high: facts,
  window_announced: { ...period, organization: 'Club A', reason: 'Nómina', isLate: true },
  window_cancelled: { ...period, organization: 'Club A', reason: 'Nómina' },
  case_new: facts,
  reply_added: { ...facts, body: 'Hola', asks: true },
  consent_asked: { ...facts, duration: '3 h 30', explanation: 'Corregir', expires: 'lun 9 mar' },
  consent_answered: { ...facts, isAccepted: false, duration: '3 h', comment: null },
  solution_proposed: { ...facts, body: 'Ya', isProvisional: true },
  case_closed: facts,
  silence_warned: { ...facts, closes: 'mar 10 mar, 17:00' },
  silence_closed: facts,
  clock_warned: { ...facts, metric: 'next_reply', percent: 75, due: 'mar 10 mar, 17:00' },
  clock_breached: { ...facts, metric: 'first_reply', due: 'mar 10 mar, 17:00' },
  message_bounced: facts,
  case_transferred: { ...facts, to: 'Otto', isYours: false, reason: null },
  coverage_ruled: { ...facts, coverage: 'warranty', reason: 'Es un defecto' },
  coverage_objected: { ...facts, reason: 'Es un defecto' },
  coverage_answered: { ...facts, isUpheld: false, answer: 'No lo es' },
  case_reopened: facts,
  case_merged: { ...facts, from: 4811 },
  draft_written: { ...draft },
  draft_decided: { ...draft, decision: 'merge', actor: 'Kelly', number: 4812, reason: null },
  key_user_named: { organization: 'Club A', desk: 'Mesa', isBackup: true, pending: 2 },
  statement_ready: { contract: 'CT-0001 Plan', period: '2026-03', format: 'pdf' },
  heads_published: {
    desk: 'Mesa',
    day: '2026-03-10',
    hash: 'a'.repeat(64),
    prevHash: '0'.repeat(64),
    accounts: 2,
    chains: 9,
  },
  hours_fraction: {
    ...ofContract,
    percent: 80,
    granted: '40 h',
    until: '31 dic',
    runsOut: '3 abr',
  },
  contract_ending: { ...ofContract, lastDay: '31 dic', renewal: 'task' },
  hours_forecast: { ...ofContract, runsOut: '3 abr', lastDay: '31 dic' },
  invitation: { desk: 'Mesa', actor: null },
  password_reset: { desk: 'Mesa' },
  check_failed: { desk: 'Mesa', violations: 2, brokenChains: 1, clockDifferences: 3 },
  holidays_proposed: { desk: 'Mesa', calendar: 'Horario de la mesa', year: 2027, days: 12 },
  security_changed: { desk: 'Mesa', change: 'second_factor_on' },
}

test('every mail has its own words in each language, and none shouts or leaves a gap', () => {
  for (const key of Object.keys(examples) as Array<keyof MailTexts>) {
    const write = (locale: 'es' | 'en' | 'pt') =>
      JSON.stringify((mailTexts[locale][key] as (given: unknown) => unknown)(examples[key]))
    const texts = [write('es'), write('en'), write('pt')]

    for (const text of texts) expect(text).not.toMatch(/undefined|null|[!¡]/)
    if (key !== 'greeting') expect(new Set(texts).size, key).toBe(3)
  }
})

test('every change to an account is told in words of its own', () => {
  for (const locale of ['es', 'en', 'pt'] as const) {
    const mails = securityChanges.map((change) =>
      mailTexts[locale].security_changed({ desk: 'Mesa', change }),
    )
    expect(new Set(mails.map(({ heading }) => heading)).size).toBe(securityChanges.length)
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(securityChanges.length)
  }
})

test('a reset by an administrator is not told as something the reader did', () => {
  const own = { es: /si (no )?fue usted/i, en: /if it was (not )?you/i, pt: /se (não )?foi você/i }
  for (const locale of ['es', 'en', 'pt'] as const) {
    const write = (change: 'second_factor_reset' | 'password_changed') =>
      mailTexts[locale].security_changed({ desk: 'Mesa', change }).paragraphs.join(' ')
    expect(write('password_changed')).toMatch(own[locale])
    expect(write('second_factor_reset')).not.toMatch(own[locale])
    expect(write('second_factor_reset')).toMatch(/administrador|administrator/)
  }
})
