import type { FastifyInstance } from 'fastify'
import type { Dependencies } from './dependencies.ts'
import { inEveryDesk } from './jobs/desks.service.ts'
import type { JobServices } from './jobs/runner.ts'
import { tellDue, tellForecasts } from './modules/renewals/alerts.service.ts'
import { createFollowOnService, renewDue } from './modules/renewals/follow-on.service.ts'
import { createRadarService } from './modules/renewals/radar.service.ts'
import { createRenewalTasksService } from './modules/renewals/renewal-tasks.service.ts'
import { renewalRoutes } from './modules/renewals/renewals.routes.ts'
import {
  createContractReportsService,
  createEndingReportService,
} from './modules/reports/contract-reports.service.ts'
import { hourReportsRoutes } from './modules/reports/hour-reports.routes.ts'
import { createTimeReportService } from './modules/reports/time-report.service.ts'
import { createUsageReportService } from './modules/reports/usage-report.service.ts'
import { createWorkReportService } from './modules/reports/work-report.service.ts'

/** What is left of contracts, what follows them (HR-12), and reports of hours (RP-6 to RP-10). */
export const createRenewals = (deps: Dependencies) => ({
  radar: createRadarService(deps),
  renewalTasks: createRenewalTasksService(deps),
  followOn: createFollowOnService(deps),
  contractReports: createContractReportsService(deps),
  endingReport: createEndingReportService(deps),
  usageReport: createUsageReportService(deps),
  workReport: createWorkReportService(deps),
  timeReport: createTimeReportService(deps),
})

type Options = ReturnType<typeof createRenewals> & { prefix: string }

export async function addRenewals(app: FastifyInstance, options: Options): Promise<void> {
  await app.register(renewalRoutes, options)
  await app.register(hourReportsRoutes, options)
}

/** Contracts that go on by themselves, then what is to be told of those in force. */
export const listRenewalsDue = ({ db }: Dependencies): JobServices['everyMinute'] => [
  { name: 'renewals', run: (now) => inEveryDesk(db, (tx) => renewDue(tx, now)) },
  { name: 'contract-alerts', run: (now) => inEveryDesk(db, (tx) => tellDue(tx, now)) },
]

/** Work moves the forecast a little each day. */
export const listRenewalsDaily = ({ db }: Dependencies): JobServices['everyDay'] => [
  {
    name: 'hours-forecasts',
    run: async (now) => {
      const reached = new Map<string, string>()
      await inEveryDesk(db, async (tx) => {
        const last = await tellForecasts(tx, { at: now, after: reached.get(tx.tenantId) })
        if (last === null) return false
        reached.set(tx.tenantId, last)
        return true
      })
    },
  },
]
