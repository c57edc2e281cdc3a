import type { DeskContent, SeedOrganization } from '../desk-content.ts'
import { demoCases } from './cases.ts'
import { choiceLabels, demoEntries } from './demo-entries.ts'
import type { DemoOrganization } from './organization.ts'
import { organizations } from './organizations.ts'
import { people } from './people.ts'
import { products } from './products.ts'

const LEADS = ['daniela', 'yusmary', 'leonardo', 'martin', 'ivanna']

/** Codes of `demoEntries`. */
const TYPES: Record<DemoOrganization['contract']['plan'], string> = {
  Básico: 'plan_basico',
  Profesional: 'plan_profesional',
  Integral: 'plan_integral',
  Ilimitado: 'plan_ilimitado',
}

/** IN-7: what makes each reason hold, in the words of whoever claims it. */
const WHY: Record<string, string> = {
  platform_down: 'Nadie puede entrar al sistema desde esta mañana.',
  member_billing_down: 'No podemos emitir ninguna factura a los socios.',
  special_process: 'Estamos en el proceso de carnetización que avisamos.',
  payroll_cheques_tax_accounting: 'El pago o la declaración vence hoy y no puede esperar.',
}

/** The desk of a plain `npm start`: the club-ERP vendor of Caracas, with six months of cases. */
export const demoDesk: DeskContent = {
  preset: 'demo',
  slug: 'club',
  name: 'Sede Software',
  // Before the oldest standing of the content.
  ageDays: 720,
  adminKey: 'carolina',
  commercialKey: 'gustavo',
  rateCard: {
    currency: 'USD',
    rates: [
      { kind: 'independent', amount: 4_500 },
      { kind: 'independent', component: 'visit', amount: 6_000 },
      { kind: 'overdraft', amount: 4_000 },
      { kind: 'after_hours', amount: 6_500 },
    ],
  },
  people,
  products,
  organizations: organizations.map(toOrganization),
  entries: demoEntries,
  saturdaysOf: 'los-samanes',
  apiKeys: [
    {
      name: 'Integración de la mesa',
      scopes: [
        'tickets:read',
        'tickets:write',
        'ledger:read',
        'ledger:write',
        'organizations:read',
        'organizations:write',
        'worklogs:write',
        'reports:read',
      ],
    },
    {
      name: 'Tablero, solo lectura',
      scopes: ['tickets:read', 'ledger:read', 'organizations:read'],
    },
    {
      name: 'Sistema de Los Samanes',
      scopes: ['tickets:read', 'tickets:write', 'ledger:read'],
      organizationKey: 'los-samanes',
    },
  ],
  // Its stories say themselves what happened.
  runsTimers: false,
  cases: (now, attention) =>
    demoCases(attention.dayOf(now.getTime()), attention).map((story) => ({
      ...story,
      ...(story.priorityReason !== undefined && { priorityNote: WHY[story.priorityReason] ?? '' }),
      fields: choiceLabels(story.category, story.fields),
    })),
}

function toOrganization(organization: DemoOrganization, index: number): SeedOrganization {
  const { key, name, taxId, sizeBracket, standing, contract } = organization
  const { plan, placeLimit, lots, ...facts } = contract
  const since = { sinceDaysAgo: organization.standingSinceDaysAgo }
  return {
    key,
    name,
    taxId,
    sizeBracket,
    accountClass: sizeBracket === 'large' ? 'special' : 'general',
    leadKey: LEADS[index % LEADS.length] ?? 'daniela',
    standing: { standing, ...since, reason: organization.standingReason },
    contracts: [
      {
        number: facts.number,
        name: facts.name,
        typeCode: TYPES[plan],
        note: `Plan ${plan}`,
        validFromDays: facts.validFromDays,
        validUntilDays: facts.validUntilDays,
        productKeys: facts.productKeys,
        period: lots.length > 0 ? 'year' : 'once',
        periodMinutes: lots[0]?.minutes ?? null,
        openCaseLimit: placeLimit,
        overdraftMinutesMax: facts.overdraftMinutesMax,
        lots,
      },
    ],
  }
}
