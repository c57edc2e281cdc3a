import type { FastifyInstance } from 'fastify'
import type { Dependencies } from './dependencies.ts'
import { afterHoursRoutes } from './modules/after-hours/after-hours.routes.ts'
import { createAfterHoursService } from './modules/after-hours/after-hours.service.ts'
import { criticalWindowRoutes } from './modules/critical-windows/critical-windows.routes.ts'
import { createCriticalWindowsService } from './modules/critical-windows/critical-windows.service.ts'
import { decisionRoutes } from './modules/decisions/decisions.routes.ts'
import { createDecisionsService } from './modules/decisions/decisions.service.ts'
import { intakeRoutes } from './modules/intake/intake.routes.ts'
import { createIntakeService } from './modules/intake/intake.service.ts'
import { createPriorityService } from './modules/intake/priority.service.ts'
import { messagesRoutes } from './modules/messages/messages.routes.ts'
import { createMessagesService } from './modules/messages/messages.service.ts'
import { participantRoutes } from './modules/participants/participants.routes.ts'
import { createParticipantsService } from './modules/participants/participants.service.ts'

/** How a case begins, what is said in it, and what its customer asks for and decides. */
export const createIntake = (deps: Dependencies) => ({
  intake: createIntakeService(deps),
  priority: createPriorityService(deps),
  afterHours: createAfterHoursService(deps),
  criticalWindows: createCriticalWindowsService(deps),
  messages: createMessagesService(deps),
  decisions: createDecisionsService(deps),
  participants: createParticipantsService(deps),
})

type Options = ReturnType<typeof createIntake> & {
  cursors: Dependencies['cursors']
  prefix: string
}

export async function addIntake(app: FastifyInstance, options: Options): Promise<void> {
  await app.register(intakeRoutes, options)
  await app.register(afterHoursRoutes, options)
  await app.register(criticalWindowRoutes, options)
  await app.register(messagesRoutes, options)
  await app.register(decisionRoutes, options)
  await app.register(participantRoutes, options)
}
