export type DemoLot = {
  key: string
  minutes: number
  origin: 'purchase' | 'monthly' | 'annual' | 'maintenance' | 'courtesy'
  /** Days from today; `validUntilDays` is exclusive. */
  validFromDays: number
  validUntilDays: number
  note: string
}

export type DemoContract = {
  key: string
  number: string
  name: string
  plan: 'Básico' | 'Profesional' | 'Integral' | 'Ilimitado'
  condition: 'healthy' | 'nearly_used' | 'ending_soon' | 'expired' | 'arrears' | 'unlimited'
  coverage: 'contract' | 'included'
  validFromDays: number
  validUntilDays: number
  placeLimit: number
  overdraftMinutesMax: number
  productKeys: string[]
  lots: DemoLot[]
}

export type DemoOrganization = {
  key: string
  name: string
  taxId: string
  city: string
  countryCode: 'VE' | 'CO' | 'PA' | 'CW'
  sizeBracket: 'small' | 'medium' | 'large'
  standing: 'current' | 'overdue'
  /** Days before today since when the standing holds; before that it was current. */
  standingSinceDaysAgo: number
  standingReason: string
  contract: DemoContract
}

export const EVERY_PRODUCT = ['club-erp', 'club-nomina', 'club-acceso']

type ContractFacts = Omit<DemoContract, 'coverage' | 'overdraftMinutesMax' | 'lots'> & {
  minutes: number
  extra?: DemoLot
  overdraftMinutesMax?: number
}

/** A contract with one annual lot (`minutes` 0: none) and, where given, one more. */
export function contract({
  minutes,
  extra,
  overdraftMinutesMax = 0,
  ...facts
}: ContractFacts): DemoContract {
  const annual: DemoLot = {
    key: `${facts.key}-anual`,
    minutes,
    origin: 'annual',
    validFromDays: facts.validFromDays,
    validUntilDays: facts.validUntilDays,
    note: `Horas del plan ${facts.plan}, contrato ${facts.number}`,
  }
  const lots = minutes > 0 ? [annual] : []
  const coverage = facts.plan === 'Ilimitado' ? 'included' : 'contract'
  return { ...facts, coverage, overdraftMinutesMax, lots: extra ? [...lots, extra] : lots }
}
