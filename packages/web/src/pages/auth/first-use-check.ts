import { passwordLengthMin } from '@mesa/shared/access/password'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import { isSlug } from '../../features/first-use/desk-slug.ts'
import { formText } from '../../lib/form-data.ts'
import { ProblemError } from '../../lib/problem.ts'
import { emailFault } from './auth-rules.ts'

export type FirstUseDraft = {
  deskName: string
  slug: string
  timeZone: string
  locale: Locale
  name: string
  email: string
  password: string
}

export type FirstUseFault =
  | 'firstUse.deskNameMissing'
  | 'firstUse.slugMalformed'
  | 'firstUse.timeZoneMissing'
  | 'firstUse.nameMissing'
  | `auth.${'emailMissing' | 'emailMalformed' | 'passwordMissing' | 'passwordShort'}`

export type FirstUseFaults = Partial<Record<keyof FirstUseDraft, FirstUseFault>>

export const readDraft = (data: FormData): FirstUseDraft => ({
  deskName: formText(data, 'deskName'),
  slug: formText(data, 'slug'),
  timeZone: formText(data, 'timeZone'),
  locale: formText(data, 'locale') as Locale,
  name: formText(data, 'name'),
  email: formText(data, 'email'),
  password: formText(data, 'password', 'keep'),
})

/** What can be said before asking the server, by field, as keys of texts. */
export function faultsOf(draft: FirstUseDraft): FirstUseFaults {
  const faults: FirstUseFaults = {}
  if (draft.deskName === '') faults.deskName = 'firstUse.deskNameMissing'
  if (!isSlug(draft.slug)) faults.slug = 'firstUse.slugMalformed'
  if (draft.timeZone === '') faults.timeZone = 'firstUse.timeZoneMissing'
  if (draft.name === '') faults.name = 'firstUse.nameMissing'
  const email = emailFault(draft.email)
  if (email) faults.email = `auth.${email}`
  if (draft.password === '') faults.password = 'auth.passwordMissing'
  else if (draft.password.length < passwordLengthMin) faults.password = 'auth.passwordShort'
  return faults
}

/** The server's words by field of this page: both the desk and the administrator have a `name`. */
export function refusedFields(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {}
  const named = error.errors.map(({ path, message }) => [fieldOfPath(path), message] as const)
  return Object.fromEntries(named.filter(([field]) => field !== 'token'))
}

const fieldOfPath = (path: string) =>
  path === 'desk.name' ? 'deskName' : (path.split('.').at(-1) ?? path)

/** `#token=…` of the address that the server printed; null when it is absent. */
export const tokenOf = (hash: string): string | null =>
  new URLSearchParams(hash.replace(/^#/, '')).get('token') || null

/** The token is of another installation, or was copied in part. */
export const isTokenWrong = (error: unknown): boolean =>
  error instanceof ProblemError &&
  (error.code === 'setup_forbidden' || error.errors.some(({ path }) => path === 'token'))

export const isSetupDone = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'setup_done'
