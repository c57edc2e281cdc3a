import { securityChanges, type MailContent } from '../../locales/mail-text-types.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import type { Person } from './notifications.repository.ts'

export type AccountTemplate = 'invitation' | 'password_reset' | 'security_changed'
type AccountEvent = { type: string; payload: Record<string, unknown>; desk: string }

/** Which letter an event of an account deserves, and the page its link leads to; null: none. */
export function accountLetter(
  { locale, kind }: Pick<Person, 'locale' | 'kind'>,
  { type, payload, desk }: AccountEvent,
): { template: AccountTemplate; content: MailContent; path: string } | null {
  const texts = mailTexts[locale]
  if (type === 'identity.security_changed') {
    const change = securityChanges.find((one) => one === payload['change'])
    if (!change) return null
    const path = kind === 'staff' ? '/console/seguridad' : '/seguridad'
    return { template: 'security_changed', content: texts.security_changed({ desk, change }), path }
  }
  const token = textOf(payload['token'])
  if (token === null) return null
  if (type.includes('invit')) {
    const content = texts.invitation({ desk, actor: textOf(payload['actorName']) })
    return { template: 'invitation', content, path: `/invitacion/${encodeURIComponent(token)}` }
  }
  const content = texts.password_reset({ desk })
  return { template: 'password_reset', content, path: `/restablecer/${encodeURIComponent(token)}` }
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
