import type { ProblemCode } from '@mesa/shared/wire/problem-codes'

export type Locale = 'es' | 'en' | 'pt'
/** For each code: what happened, and what to do now. */
export type ProblemTexts = Record<ProblemCode, readonly [title: string, detail: string]>
