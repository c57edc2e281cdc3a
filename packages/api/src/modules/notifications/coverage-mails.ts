import type { Coverage } from '@mesa/shared/ledger/types'
import type { Tx } from '../../db/database.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import type { About, Plan } from './mail-plan.ts'
import * as facts from './notifications.repository.ts'
import type { Person } from './notifications.repository.ts'

/** Who pays for a case, and not to agree (HR-4). */
export const coverageActs = ['coverage.ruled', 'coverage.objected', 'coverage.answered'] as const
export type CoverageAct = (typeof coverageActs)[number]
export const isCoverageAct = (type: string): type is CoverageAct =>
  (coverageActs as readonly string[]).includes(type)

type Told = {
  type: CoverageAct
  payload: Record<string, unknown>
  about: About
  path: string
  customers: () => Promise<Person[]>
  responsible: () => Promise<Person[]>
}

export async function planCoverageMails(tx: Tx, told: Told): Promise<Plan[]> {
  const { type, payload, about, path } = told
  switch (type) {
    case 'coverage.ruled': {
      // The answer to an objection tells of the ruling it made.
      if (typeof payload['objectionId'] === 'string') return []
      const coverage = payload['coverage'] as Coverage
      const reason = String(payload['reason'])
      const write: Plan['write'] = ({ locale }, desk) =>
        mailTexts[locale].coverage_ruled({ ...about(desk), coverage, reason })
      return [{ template: 'coverage_ruled', recipients: await told.customers(), write, path }]
    }
    case 'coverage.objected': {
      const reason = String(payload['reason'])
      const people = [...(await told.responsible()), ...(await facts.listSupervisors(tx))]
      const recipients = [...new Map(people.map((one) => [one.id, one])).values()]
      const write: Plan['write'] = ({ locale }, desk) =>
        mailTexts[locale].coverage_objected({ ...about(desk), reason })
      return [{ template: 'coverage_objected', recipients, write, path }]
    }
    case 'coverage.answered': {
      const answered = {
        isUpheld: payload['outcome'] === 'upheld',
        answer: String(payload['answer']),
      }
      const write: Plan['write'] = ({ locale }, desk) =>
        mailTexts[locale].coverage_answered({ ...about(desk), ...answered })
      return [{ template: 'coverage_answered', recipients: await told.customers(), write, path }]
    }
  }
}
