import type { Policy } from './policy.ts'
import { licencePlan } from './presets/licence-plan.ts'
import { contractWarranty } from './presets/contract-warranty.ts'
import { accountLead } from './presets/account-lead.ts'
import { hourPackage } from './presets/hour-package.ts'
import { publicSector } from './presets/public-sector.ts'
import { demo } from './presets/demo.ts'

/** The whole policy of each reference desk, and of the demo desk (rulebook.md, Presets). */
export const PRESETS = {
  'licence-plan': licencePlan,
  'contract-warranty': contractWarranty,
  'account-lead': accountLead,
  'hour-package': hourPackage,
  'public-sector': publicSector,
  demo,
} satisfies Record<string, Policy>

export type PresetName = keyof typeof PRESETS
export const PRESET_NAMES = Object.keys(PRESETS) as PresetName[]
