import type { FastifyInstance } from 'fastify'
import type { Cursors } from './cursor.ts'
import type { Dependencies } from './dependencies.ts'
import { adjustmentRoutes } from './modules/adjustments/adjustments.routes.ts'
import { createAdjustmentsService } from './modules/adjustments/adjustments.service.ts'
import { coverageRulingRoutes } from './modules/coverage-rulings/coverage-rulings.routes.ts'
import { createCoverageRulingsService } from './modules/coverage-rulings/coverage-rulings.service.ts'

/** Who pays for a case, and what is put right by hand. */
export const createCoverage = (deps: Dependencies) => ({
  coverageRulings: createCoverageRulingsService(deps),
  adjustments: createAdjustmentsService(deps),
})

type Options = ReturnType<typeof createCoverage> & { prefix: string; cursors: Cursors }

export async function addCoverage(app: FastifyInstance, options: Options): Promise<void> {
  await app.register(coverageRulingRoutes, options)
  await app.register(adjustmentRoutes, options)
}
