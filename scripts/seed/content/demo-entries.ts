import type { CatalogSeed } from '@mesa/api/modules/tenants/desk-defaults'
import type { CatalogSettings } from '@mesa/shared/wire/catalogs.schema'
import { cancelReasons, closeReasons, priorityReasons, requestKinds } from './catalog-reasons.ts'
import { categories, type CatalogEntry, type TemplateField } from './catalogs.ts'

/** The catalogues of the demo desk, in its own words. */
export const demoEntries: CatalogSeed[] = [
  ...categories.map(({ key, name, evidence, fields }): CatalogSeed => {
    const settings: CatalogSettings = { evidence, fields: fields.map(toField) }
    return { kind: 'categories', code: key, name, settings }
  }),
  ...plain('request-kinds', requestKinds),
  ...plain('priority-reasons', priorityReasons, ({ key }) => ({
    ...(key === 'special_process' && { needsNotice: true }),
  })),
  ...plain('close-reasons', closeReasons, ({ withoutValidation }) => ({ withoutValidation })),
  ...plain('cancel-reasons', cancelReasons),
  ...['Básico', 'Profesional', 'Integral'].map(planOf),
  {
    kind: 'contract-types',
    code: 'plan_ilimitado',
    name: { es: 'Plan Ilimitado', en: 'Unlimited plan', pt: 'Plano Ilimitado' },
    terms: { kind: 'unlimited', unlimited: true },
  },
]

/** Licence and advice with hours each year; how many, each contract says. */
function planOf(plan: string, index: number): CatalogSeed {
  const places = 3 + index * 2
  return {
    kind: 'contract-types',
    code: ['plan_basico', 'plan_profesional', 'plan_integral'][index] ?? '',
    name: { es: `Plan ${plan}` },
    terms: {
      kind: 'annual',
      period: 'year',
      periodMinutes: 1500 * (index + 1),
      hourPrice: { amount: 4000, currency: 'USD' },
      openCaseLimits: { small: places, medium: places + 1, large: places + 3 },
    },
  }
}

function plain<Entry extends CatalogEntry>(
  kind: CatalogSeed['kind'],
  entries: Entry[],
  settingsOf: (entry: Entry) => CatalogSettings = () => ({}),
): CatalogSeed[] {
  return entries.map((entry) => {
    const help = entry.help === undefined ? {} : { help: entry.help.es }
    const settings: CatalogSettings = { ...help, ...settingsOf(entry) }
    return { kind, code: entry.key, name: entry.name, settings }
  })
}

/** Labels are the desk's own, in its language. */
function toField({ key, label, type, required, help, options }: TemplateField) {
  return {
    key,
    label: label.es,
    type,
    required,
    help: help.es,
    ...(options && { options: options.map((option) => option.label.es) }),
  }
}

/** The value of a choice is its label; stories name it by its key. */
export function choiceLabels(
  categoryKey: string,
  fields: Record<string, string>,
): Record<string, string> {
  const template = categories.find(({ key }) => key === categoryKey)?.fields ?? []
  const labelled = Object.entries(fields).map(([key, text]) => {
    const options = template.find((one) => one.key === key)?.options
    return [key, options?.find((option) => option.key === text)?.label.es ?? text]
  })
  return Object.fromEntries(labelled) as Record<string, string>
}
