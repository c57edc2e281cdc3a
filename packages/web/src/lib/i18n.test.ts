import { expect, test } from 'vitest'
import { adminCalendars as enCalendars } from '../locales/en/admin-calendars.ts'
import { adminTargets as enTargets } from '../locales/en/admin-targets.ts'
import { messages as enMessages } from '../locales/en/messages.ts'
import { reports as enReports } from '../locales/en/reports.ts'
import { adminCalendars as esCalendars } from '../locales/es/admin-calendars.ts'
import { adminTargets as esTargets } from '../locales/es/admin-targets.ts'
import { messages as esMessages } from '../locales/es/messages.ts'
import { reports as esReports } from '../locales/es/reports.ts'
import { adminCalendars as ptCalendars } from '../locales/pt/admin-calendars.ts'
import { adminTargets as ptTargets } from '../locales/pt/admin-targets.ts'
import { messages as ptMessages } from '../locales/pt/messages.ts'
import { reports as ptReports } from '../locales/pt/reports.ts'
import { detectLocale } from './i18n.ts'

// With the texts that single pages fetch for themselves.
const en = {
  ...enMessages,
  adminCalendars: enCalendars,
  adminTargets: enTargets,
  reports: enReports,
}
const es = {
  ...esMessages,
  adminCalendars: esCalendars,
  adminTargets: esTargets,
  reports: esReports,
}
const pt = {
  ...ptMessages,
  adminCalendars: ptCalendars,
  adminTargets: ptTargets,
  reports: ptReports,
}

function flatten(tree: object, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]: [string, string | object]) =>
      typeof value === 'string'
        ? [[prefix + key, value]]
        : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  )
}

/** Names an ICU message asks for, and its tags: `{count, plural, …}` gives count, `<kbd>` gives <kbd>. */
function paramsOf(message: string): string[] {
  const names = [...message.matchAll(/\{\s*([a-zA-Z]\w*)\s*(?=[,}])/g)].map(
    (match) => match[1] ?? '',
  )
  const tags = [...message.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`)
  return [...new Set([...names, ...tags])].sort()
}

const spanish = flatten(es)

test.each([
  ['English', flatten(en)],
  ['Portuguese', flatten(pt)],
])('%s says everything that Spanish says, with the same values', (_, texts) => {
  expect(Object.keys(texts).sort()).toEqual(Object.keys(spanish).sort())
  for (const [key, message] of Object.entries(spanish)) {
    expect({ key, params: paramsOf(texts[key] ?? '') }).toEqual({ key, params: paramsOf(message) })
  }
})

test('no text is empty, shouts or asks «¿Está seguro?»', () => {
  for (const texts of [spanish, flatten(en), flatten(pt)]) {
    for (const [key, message] of Object.entries(texts)) {
      expect({ key, message }).toEqual({ key, message: expect.stringMatching(/^[^!¡]*\S[^!¡]*$/) })
      expect(message).not.toContain('¿Está seguro')
    }
  }
})

test('no text can come out as nothing: use-intl prints its key then', () => {
  // A text that is one choice and no more, with a branch that says nothing.
  const choice = /^\{\w+, (?:plural|select),(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}$/
  for (const texts of [spanish, flatten(en), flatten(pt)]) {
    const mute = Object.values(texts).filter((text) => choice.test(text) && text.includes('{}'))
    expect(mute).toEqual([])
  }
})

test('the device choice wins, then the first language of the browser that we speak, then Spanish', () => {
  expect(detectLocale(['de-DE', 'pt-BR', 'en'], null)).toBe('pt')
  expect(detectLocale(['en'], 'es')).toBe('es')
  expect(detectLocale(['de'], 'klingon')).toBe('es')
})
