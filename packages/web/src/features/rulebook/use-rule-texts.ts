import type { PolicyPath } from '@mesa/shared/rulebook/policy'
import { useTranslations } from 'use-intl'

export type ControlProps = {
  path: PolicyPath
  value: unknown
  set: (value: unknown) => void
  isLocked: boolean
  error: string | undefined
}

/** Name and explanation of a rule. */
export function useRuleTexts(path: PolicyPath) {
  const t = useTranslations('adminRulebook.keys')
  const key = path as 'entitlement.contract'
  return { name: t(`${key}.name`), explain: t(`${key}.explain`) }
}
