import type { FieldErrorCode, ProblemCode } from '@mesa/shared/wire/problem-codes'

export type Locale = 'es' | 'en' | 'pt'

export function negotiateLocale(header: string | undefined): Locale {
  const wanted = (header ?? '').toLowerCase().match(/\b(es|en|pt)\b/)?.[1]
  return (wanted as Locale | undefined) ?? 'es'
}

export const problemText = (code: ProblemCode, _locale: Locale) => ({
  title: code as string,
  detail: code as string,
})
export const fieldErrorText = (code: FieldErrorCode | string, _locale: Locale) => code as string
