import type { FastifyInstance } from 'fastify'
import type { Dependencies } from './dependencies.ts'
import { hoursAtCasesRoutes } from './modules/hour-ledger/hours-at-cases.routes.ts'
import { createHoursAtCasesService } from './modules/hour-ledger/hours-at-cases.service.ts'
import { monthCloseRoutes } from './modules/month-closes/month-closes.routes.ts'
import { createMonthClosesService } from './modules/month-closes/month-closes.service.ts'

/** What is done to the hour ledger as a whole. */
export const createLedger = (deps: Dependencies) => ({
  monthCloses: createMonthClosesService(deps),
  hoursAtCases: createHoursAtCasesService(deps),
})

type Options = ReturnType<typeof createLedger> & Pick<Dependencies, 'cursors'> & { prefix: string }

export async function addLedger(app: FastifyInstance, options: Options): Promise<void> {
  await app.register(monthCloseRoutes, options)
  await app.register(hoursAtCasesRoutes, options)
}
