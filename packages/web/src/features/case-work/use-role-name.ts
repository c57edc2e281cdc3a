import { useTranslations } from 'use-intl'

const known = [
  'requester',
  'key_user',
  'backup_key_user',
  'agent',
  'technician',
  'commercial',
  'supervisor',
  'admin',
  'viewer',
] as const

/** The name of a role in the reader's language; one we do not know stands as it came. */
export function useRoleName() {
  const t = useTranslations('console.words.role')
  return (role: string): string => {
    const found = known.find((one) => one === role)
    return found ? t(found) : role
  }
}
