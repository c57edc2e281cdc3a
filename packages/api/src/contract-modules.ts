import type { FastifyInstance } from 'fastify'
import type { Dependencies } from './dependencies.ts'
import { contractTypeRoutes } from './modules/contract-types/contract-types.routes.ts'
import { createContractTypesService } from './modules/contract-types/contract-types.service.ts'
import { contractVersionRoutes } from './modules/contract-versions/contract-versions.routes.ts'
import { createContractVersionsService } from './modules/contract-versions/version-acts.service.ts'
import { createLicencePaymentsService } from './modules/maintenance/licence-payments.service.ts'
import { createMaintenanceFactorsService } from './modules/maintenance/maintenance-factors.service.ts'
import { maintenanceRoutes } from './modules/maintenance/maintenance.routes.ts'
import { createRateCardService } from './modules/rates/rate-card.service.ts'
import { rateRoutes } from './modules/rates/rates.routes.ts'

/** What contracts are made from, what they become, and what their hours cost. */
export const createContractParts = (deps: Dependencies) => ({
  contractTypes: createContractTypesService(deps),
  contractVersions: createContractVersionsService(deps),
  rateCard: createRateCardService(deps),
  maintenanceFactors: createMaintenanceFactorsService(deps),
  licencePayments: createLicencePaymentsService(deps),
})

type Options = ReturnType<typeof createContractParts> & { prefix: string }

export async function addContractParts(app: FastifyInstance, options: Options): Promise<void> {
  await app.register(contractTypeRoutes, options)
  await app.register(contractVersionRoutes, options)
  await app.register(rateRoutes, options)
  await app.register(maintenanceRoutes, options)
}
