import type { FastifyInstance } from 'fastify'
import type { Dependencies } from './dependencies.ts'
import { accountLeadRoutes } from './modules/account-leads/account-leads.routes.ts'
import { createLeadSubstitutionsService } from './modules/account-leads/lead-substitutions.service.ts'
import { mergesRoutes } from './modules/merges/merges.routes.ts'
import { createMergesService } from './modules/merges/merges.service.ts'
import { reviewsRoutes } from './modules/reviews/reviews.routes.ts'
import { createReviewsService } from './modules/reviews/reviews.service.ts'
import { timeEntryRoutes } from './modules/time-entries/time-entries.routes.ts'
import { createTimeEntriesService } from './modules/time-entries/time-entries.service.ts'
import { skillsRoutes } from './modules/skills/skills.routes.ts'
import { createSkillsService } from './modules/skills/skills.service.ts'

/** What the desk does with cases among its own: review, merging, who answers, who knows what. */
export const createDeskSide = (deps: Dependencies) => ({
  reviews: createReviewsService(deps),
  merges: createMergesService(deps),
  leadSubstitutions: createLeadSubstitutionsService(deps),
  skills: createSkillsService(deps),
  timeEntries: createTimeEntriesService(deps),
})

type Options = ReturnType<typeof createDeskSide> & { prefix: string }

export async function addDeskSide(app: FastifyInstance, options: Options): Promise<void> {
  await app.register(reviewsRoutes, options)
  await app.register(mergesRoutes, options)
  await app.register(accountLeadRoutes, options)
  await app.register(skillsRoutes, options)
  await app.register(timeEntryRoutes, options)
}
