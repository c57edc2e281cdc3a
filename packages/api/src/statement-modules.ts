import type { FastifyInstance } from 'fastify'
import type { Dependencies } from './dependencies.ts'
import { createContractRecordService } from './modules/hour-ledger/contract-record.service.ts'
import { createStatementFilesService } from './modules/hour-ledger/statement-files.service.ts'
import { createStatementRequestsService } from './modules/hour-ledger/statement-requests.service.ts'
import { statementsRoutes } from './modules/hour-ledger/statements.routes.ts'
import { createStatementsService } from './modules/hour-ledger/statements.service.ts'
import { publishedHeadsRoutes } from './modules/published-heads/published-heads.routes.ts'
import { createPublishedHeadsService } from './modules/published-heads/published-heads.service.ts'

/** Statements of hours and what proves them: files, records of contracts, heads that left the building. */
export const createStatements = (deps: Dependencies) => ({
  statements: createStatementsService(deps),
  statementFiles: createStatementFilesService(deps),
  statementRequests: createStatementRequestsService(deps),
  contractRecords: createContractRecordService(deps),
  publishedHeads: createPublishedHeadsService(deps),
})

type Options = ReturnType<typeof createStatements> & { prefix: string }

export async function addStatements(app: FastifyInstance, options: Options): Promise<void> {
  await app.register(statementsRoutes, options)
  await app.register(publishedHeadsRoutes, options)
}
