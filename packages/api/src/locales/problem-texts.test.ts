import { fieldErrorCodes, problemCodes } from '@mesa/shared/wire/problem-codes'
import { expect, test } from 'vitest'
import { fieldErrorText, negotiateLocale, problemText, type Locale } from './problem-texts.ts'

const locales: Locale[] = ['es', 'en', 'pt']

test('every problem says what happened and what to do now, in each language', () => {
  for (const locale of locales)
    for (const code of problemCodes) {
      const { title, detail } = problemText(code, locale)
      expect(title, `${locale} ${code}`).toMatch(/^\p{Lu}[^!¡_]{5,}[^.]$/u)
      expect(detail, `${locale} ${code}`).toMatch(/^\p{Lu}[^!¡]{3,}\.?$/u)
    }
})

test('no two problems share a text, and no language borrows the text of another', () => {
  for (const locale of locales) {
    const titles = problemCodes.map((code) => problemText(code, locale).title)
    expect(new Set(titles).size).toBe(problemCodes.length)
  }
  for (const code of problemCodes)
    expect(new Set(locales.map((locale) => problemText(code, locale).title)).size, code).toBe(3)
})

test('every field error has a text of its own; an unknown one is still a sentence', () => {
  for (const locale of locales) {
    const texts = fieldErrorCodes.map((code) => fieldErrorText(code, locale))
    expect(new Set(texts).size).toBe(fieldErrorCodes.length)
    expect(fieldErrorText('something_new', locale)).toBe(fieldErrorText('invalid', locale))
  }
})

test('Spanish is formal: usted, never tú', () => {
  for (const code of problemCodes) {
    const { title, detail } = problemText(code, 'es')
    expect(`${title} ${detail}`).not.toMatch(
      /\b(tú|tu|tus|puedes|tienes|revisa|escribe|intenta)\b/i,
    )
  }
})

test('the reader’s language is the one preferred most, Spanish when none is ours', () => {
  expect(negotiateLocale('fr-FR,en;q=0.4,pt-BR;q=0.9')).toBe('pt')
  expect(negotiateLocale('en-US')).toBe('en')
  expect(negotiateLocale('de, fr')).toBe('es')
  expect(negotiateLocale(undefined)).toBe('es')
})
