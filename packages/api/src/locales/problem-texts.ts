import type { FieldErrorCode, ProblemCode } from '@mesa/shared/wire/problem-codes'
import { fieldErrorTextsEn } from './field-error-texts.en.ts'
import { problemTextsEn } from './problem-texts.en.ts'
import { fieldErrorTextsEs } from './field-error-texts.es.ts'
import { problemTextsEs } from './problem-texts.es.ts'
import { fieldErrorTextsPt } from './field-error-texts.pt.ts'
import { problemTextsPt } from './problem-texts.pt.ts'
import type { Locale } from './problem-text-types.ts'

export type { Locale } from './problem-text-types.ts'

const problems = { es: problemTextsEs, en: problemTextsEn, pt: problemTextsPt }
const fieldErrors: Record<Locale, Record<string, string>> = {
  es: fieldErrorTextsEs,
  en: fieldErrorTextsEn,
  pt: fieldErrorTextsPt,
}

/** The first of our languages that an `Accept-Language` header prefers (RFC 9110, 12.5.4); `es` otherwise. */
export function negotiateLocale(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';')
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { language: tag.split('-')[0], quality: weight ? Number(weight.trim().slice(2)) : 1 }
    })
    .filter(({ language, quality }) => isLocale(language) && quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
  return (wanted[0]?.language as Locale | undefined) ?? 'es'
}

const isLocale = (value: string | undefined) => value === 'es' || value === 'en' || value === 'pt'

export function problemText(code: ProblemCode, locale: Locale) {
  const [title, detail] = problems[locale][code]
  return { title, detail }
}

export const fieldErrorText = (code: FieldErrorCode | (string & {}), locale: Locale): string =>
  fieldErrors[locale][code] ?? fieldErrors[locale]['invalid'] ?? code
