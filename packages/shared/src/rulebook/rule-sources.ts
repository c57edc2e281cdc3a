import type { PolicyPath } from './policy.ts'
import { POLICY_KEYS } from './policy-keys.ts'
import type { PresetName } from './presets.ts'

type Source = Exclude<PresetName, 'demo'>

/** The reference desks whose documents demand a rule that a key serves (docs/design/rulebook.md). */
export const RULE_SOURCES: Readonly<Record<string, readonly Source[]>> = {
  'CL-2': ['account-lead'],
  'CL-3': ['account-lead'],
  'CL-4': ['hour-package'],
  'CL-5': ['hour-package', 'public-sector'],
  'CL-6': ['licence-plan', 'hour-package'],
  'CL-10': ['account-lead'],
  'CN-6': ['licence-plan', 'hour-package', 'public-sector'],
  'CS-2': ['account-lead'],
  'CV-1': ['licence-plan', 'hour-package'],
  'CV-3': ['public-sector'],
  'CV-4': ['licence-plan'],
  'CV-5': ['account-lead'],
  'CV-6': ['account-lead'],
  'CV-8': ['licence-plan'],
  'EN-1': ['licence-plan', 'account-lead', 'contract-warranty'],
  'EN-2': ['licence-plan'],
  'EN-3': ['licence-plan'],
  'EN-4': ['hour-package'],
  'EN-5': ['licence-plan'],
  'EN-6': ['hour-package'],
  'EN-7': ['licence-plan'],
  'EN-8': ['licence-plan'],
  'EX-5': ['licence-plan'],
  'HR-1': ['contract-warranty', 'hour-package'],
  'HR-2': ['hour-package'],
  'HR-3': ['hour-package'],
  'HR-4': ['hour-package'],
  'HR-5': ['hour-package'],
  'HR-6': ['hour-package'],
  'HR-12': ['contract-warranty', 'hour-package'],
  'IN-1': ['licence-plan'],
  'IN-2': ['licence-plan'],
  'IN-3': ['licence-plan'],
  'IN-5': ['licence-plan', 'account-lead'],
  'IN-7': ['licence-plan'],
  'IN-8': ['licence-plan'],
  'IN-10': ['licence-plan'],
  'RP-14': ['public-sector'],
  'RS-4': ['account-lead', 'licence-plan'],
}

/** The desks that ask for a key, each once. */
export const sourcesOf = (path: PolicyPath): Source[] => [
  ...new Set(POLICY_KEYS[path].rules.flatMap((rule) => RULE_SOURCES[rule] ?? [])),
]
