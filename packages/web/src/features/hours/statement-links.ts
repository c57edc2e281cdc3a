import { paths } from '../../lib/paths.ts'

/** Where a statement leads, for who reads it: in the portal or at the desk. */
export type StatementLinks = {
  case: (number: number) => string
  decision: (number: number, decisionId: string) => string
}

export const portalLinks: StatementLinks = { case: paths.case, decision: paths.caseDecision }

export const deskLinks: StatementLinks = {
  case: (number) => paths.deskCase(number),
  decision: (number) => paths.deskCase(number),
}
