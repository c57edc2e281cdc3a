import type { PresetName } from '@mesa/shared/rulebook/presets'
import type { DeskContent } from './desk-content.ts'

/** Read only when it is seeded. */
const loaders: Record<PresetName, () => Promise<DeskContent>> = {
  demo: async () => (await import('./content/demo-desk.ts')).demoDesk,
  'licence-plan': async () => (await import('./desks/licence-plan/desk.ts')).licencePlanDesk,
  'contract-warranty': async () =>
    (await import('./desks/contract-warranty/desk.ts')).contractWarrantyDesk,
  'account-lead': async () => (await import('./desks/account-lead/desk.ts')).accountLeadDesk,
  'hour-package': async () => (await import('./desks/hour-package/desk.ts')).hourPackageDesk,
  'public-sector': async () => (await import('./desks/public-sector/desk.ts')).publicSectorDesk,
}

/** The content of a demonstration desk, by the name of its rulebook. */
export const loadDesk = (name: PresetName): Promise<DeskContent> => loaders[name]()

/** The demo desk's was there before it had a name; the others are called as their rulebook. */
export const slugOf = (name: PresetName): string => (name === 'demo' ? 'club' : name)
