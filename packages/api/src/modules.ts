import type { FastifyInstance } from 'fastify'
import { createBackground } from './jobs/background.ts'
import { inEveryDesk } from './jobs/desks.service.ts'
import { runDue, type JobServices } from './jobs/runner.ts'
import { attachmentRoutes } from './modules/attachments/attachments.routes.ts'
import { createAttachmentsService } from './modules/attachments/attachments.service.ts'
import { createFileLinksService } from './modules/attachments/file-links.service.ts'
import { mailRoutes } from './modules/mails/mails.routes.ts'
import { createMailsService } from './modules/mails/mails.service.ts'
import { streamRoutes } from './modules/stream/stream.routes.ts'
import { createStreamService } from './modules/stream/stream.service.ts'
import type { Dependencies } from './dependencies.ts'
import { createAccess } from './access-modules.ts'
import { addCoverage, createCoverage } from './coverage-modules.ts'
import { moveLeads } from './modules/tickets/lead-changes.service.ts'
import { apiKeysRoutes } from './modules/api-keys/api-keys.routes.ts'
import { awayRoutes } from './modules/away/away.routes.ts'
import { createAwayService } from './modules/away/away.service.ts'
import { auditRoutes } from './modules/audit/audit.routes.ts'
import { createAuditService } from './modules/audit/audit.service.ts'
import { calendarRoutes } from './modules/calendars/calendars.routes.ts'
import { calendarActRoutes } from './modules/calendars/calendar-acts.routes.ts'
import {
  createCalendarProposalsService,
  proposeNextYear,
} from './modules/calendars/calendar-proposals.service.ts'
import { createCalendarClocksService } from './modules/clocks/recalendar-changes.service.ts'
import { createCalendarImpactService } from './modules/clocks/recalendar-impact.service.ts'
import { createCalendarAdminService } from './modules/calendars/calendar-admin.service.ts'
import { createCalendarHistoryService } from './modules/calendars/calendar-history.service.ts'
import { catalogsRoutes } from './modules/catalogs/catalogs.routes.ts'
import { createCatalogsService } from './modules/catalogs/catalogs.service.ts'
import { checksRoutes } from './modules/checks/checks.routes.ts'
import { createChecksService } from './modules/checks/checks.service.ts'
import { clockExplainRoutes } from './modules/clocks/explain.routes.ts'
import { createClockExplainService } from './modules/clocks/explain.service.ts'
import { contractRoutes } from './modules/contracts/contracts.routes.ts'
import { createContractsService } from './modules/contracts/contracts.service.ts'
import { deskRoutes } from './modules/desk/desk.routes.ts'
import { createDeskService } from './modules/desk/desk.service.ts'
import { createTestClockService } from './modules/desk/test-clock.service.ts'
import { hourLedgerRoutes } from './modules/hour-ledger/hour-ledger.routes.ts'
import { createReversalsService } from './modules/hour-ledger/reversals.service.ts'
import { addStatements, createStatements } from './statement-modules.ts'
import { credentialsRoutes } from './modules/identity/credentials.routes.ts'
import { removeOldAttempts } from './modules/identity/login-throttle.service.ts'
import { securityRoutes } from './modules/identity/security.routes.ts'
import { signInRoutes } from './modules/identity/sign-in.routes.ts'
import { addObservability } from './modules/observability/observability.routes.ts'
import { createObservabilityService } from './modules/observability/observability.service.ts'
import { createContactsService } from './modules/organizations/contacts.service.ts'
import { organizationAccountRoutes } from './modules/organizations/organization-account.routes.ts'
import { createOrganizationOverviewService } from './modules/organizations/organization-overview.service.ts'
import { organizationsRoutes } from './modules/organizations/organizations.routes.ts'
import { createOrganizationsService } from './modules/organizations/organizations.service.ts'
import { createPlacesService } from './modules/organizations/places.service.ts'
import { createStandingService } from './modules/organizations/standing.service.ts'
import { regrouped } from './modules/people/group-members.service.ts'
import { peopleRoutes } from './modules/people/people.routes.ts'
import { publishedTextsRoutes } from './modules/published-texts/published-texts.routes.ts'
import { createPublishedTextsService } from './modules/published-texts/published-texts.service.ts'
import { createCourseRequestsService } from './modules/trainings/course-requests.service.ts'
import { trainingsRoutes } from './modules/trainings/trainings.routes.ts'
import { createTrainingsService } from './modules/trainings/trainings.service.ts'
import { draftsRoutes } from './modules/case-drafts/drafts.routes.ts'
import { createDraftsService } from './modules/case-drafts/drafts.service.ts'
import { groupsRoutes } from './modules/organization-groups/groups.routes.ts'
import { createGroupsService } from './modules/organization-groups/groups.service.ts'
import { productsRoutes } from './modules/products/products.routes.ts'
import { createProductsService } from './modules/products/products.service.ts'
import { providersRoutes } from './modules/sign-on/providers.routes.ts'
import { signOnRoutes } from './modules/sign-on/sign-on.routes.ts'
import { setupRoutes } from './modules/tenants/setup.routes.ts'
import { addDeskSide, createDeskSide } from './desk-side-modules.ts'
import { addContractParts, createContractParts } from './contract-modules.ts'
import { addIntake, createIntake } from './intake-modules.ts'
import { addLedger, createLedger } from './ledger-modules.ts'
import {
  addRenewals,
  createRenewals,
  listRenewalsDaily,
  listRenewalsDue,
} from './renewal-modules.ts'
import { createRulebookAdminService } from './modules/rulebook/rulebook-admin.service.ts'
import { createRulebookPresetsService } from './modules/rulebook/rulebook-presets.service.ts'
import { createReapplyService } from './modules/tickets/reapply-rules.service.ts'
import { rulebookRoutes } from './modules/rulebook/rulebook.routes.ts'
import { createBacktestService } from './modules/expectations/backtest.service.ts'
import { expectationRoutes } from './modules/expectations/expectations.routes.ts'
import { refreshExpectations } from './modules/expectations/expectations.service.ts'
import { whatIfRoutes } from './modules/what-if/what-if.routes.ts'
import { createWhatIfService } from './modules/what-if/what-if.service.ts'
import { adoptOpenCases } from './modules/tickets/adopt-clocks.service.ts'
import { createTicketActsService } from './modules/tickets/ticket-acts.service.ts'
import { createTicketQueriesService } from './modules/tickets/ticket-queries.service.ts'
import { ticketsRoutes } from './modules/tickets/tickets.routes.ts'
import { createRecordService } from './modules/record/record-export.service.ts'
import { createAttainmentCasesService } from './modules/reports/attainment-cases.service.ts'
import { createAttainmentService } from './modules/reports/attainment.service.ts'
import { reportsRoutes } from './modules/reports/reports.routes.ts'
import { recordRoutes } from './modules/record/record.routes.ts'
import { createTransitionsService } from './modules/transitions/transitions.service.ts'
import { transitionsRoutes } from './modules/transitions/transitions.routes.ts'
import { worklogRoutes } from './modules/worklogs/worklogs.routes.ts'
import { createWorklogsService } from './modules/worklogs/worklogs.service.ts'

export type Services = ReturnType<typeof createServices>

/** Builds every service by hand, so that each edge is visible to tools and to F12. */
export function createServices(deps: Dependencies) {
  const access = createAccess(deps)
  const organizations = createOrganizationsService({ ...deps, regrouped, leadChanged: moveLeads })
  const places = createPlacesService(deps)
  const products = createProductsService(deps)
  const contracts = createContractsService(deps)
  const queries = createTicketQueriesService(deps)
  const contacts = createContactsService(deps)
  const attachments = createAttachmentsService(deps)
  const checks = createChecksService(deps)
  const statements = createStatements(deps)
  const everyMinute = [...listDue(deps, attachments), ...listRenewalsDue(deps)]
  const jobs = createBackground({
    ...deps,
    attachments,
    checks,
    everyMinute,
    everyDay: [
      ...listDaily(deps),
      ...listRenewalsDaily(deps),
      { name: 'published-heads', isAtStart: true, run: statements.publishedHeads.publishAll },
    ],
  })
  return {
    ...access,
    audit: createAuditService(deps),
    checks,
    config: deps.config,
    cursors: deps.cursors,
    organizations,
    places,
    standing: createStandingService(deps),
    organizationOverview: createOrganizationOverviewService({
      organizations,
      places,
      products,
      contracts,
      contacts,
      tickets: queries,
    }),
    products,
    ...createCalendars(deps),
    catalogs: createCatalogsService(deps),
    desk: createDeskService(deps),
    ...createRulebook(deps),
    testClock: createTestClockService({ ...deps, runDue: () => runDue(jobs, deps.clock.now()) }),
    ...createIntake(deps),
    ...createWhoMayOpen(deps),
    queries,
    ...createActs(deps),
    ...createDeskSide(deps),
    ...createRenewals(deps),
    contracts,
    ...createContractParts(deps),
    ...statements,
    ...createCoverage(deps),
    ...createLedger(deps),
    attachments,
    fileLinks: createFileLinksService({
      ...deps,
      attachments,
      authenticate: access.authenticate,
    }),
    mails: createMailsService({ ...deps, isDemo: deps.config.isDemo }),
    stream: createStreamService(deps),
    jobs,
    observability: createObservabilityService(deps),
  }
}

/** What people do to cases and hours, and what record and clocks say of it. */
function createActs(deps: Dependencies) {
  return {
    acts: createTicketActsService(deps),
    transitions: createTransitionsService(deps),
    away: createAwayService(deps),
    reversals: createReversalsService(deps),
    worklogs: createWorklogsService(deps),
    clockExplain: createClockExplainService(deps),
    whatIf: createWhatIfService(deps),
    backtest: createBacktestService(deps),
    records: createRecordService(deps),
    attainment: createAttainmentService(deps),
    attainmentCases: createAttainmentCasesService(deps),
  }
}

/** What decides who may open a case, and what those who may not write instead (EN-4, EN-5, EN-7). */
function createWhoMayOpen(deps: Dependencies) {
  return {
    texts: createPublishedTextsService(deps),
    trainings: createTrainingsService(deps),
    courseRequests: createCourseRequestsService(deps),
    drafts: createDraftsService(deps),
    groups: createGroupsService(deps),
  }
}

/** The desk's rules: read, changed, taken from a preset, and applied to the clocks that run. */
function createRulebook(deps: Dependencies) {
  return {
    rulebook: createRulebookAdminService(deps),
    rulebookPresets: createRulebookPresetsService(deps),
    reapply: createReapplyService(deps),
  }
}

/** Calendars, their versions, and what they do to the clocks that run. */
function createCalendars(deps: Dependencies) {
  return {
    calendars: createCalendarAdminService(deps),
    calendarHistory: createCalendarHistoryService(deps),
    calendarProposals: createCalendarProposalsService(deps),
    calendarImpact: createCalendarImpactService(deps),
    calendarClocks: createCalendarClocksService(deps),
  }
}

type Rescanning = { rescan(): Promise<unknown> }

/** What is looked at each minute, in this order; what has an instant of its own is a timer. */
const listDue = ({ db }: Dependencies, files: Rescanning): JobServices['everyMinute'] => [
  { name: 'clocks-adoption', run: (now) => inEveryDesk(db, (tx) => adoptOpenCases(tx, now)) },
  { name: 'expectations', run: (now) => inEveryDesk(db, (tx) => refreshExpectations(tx, now)) },
  { name: 'login-attempts', run: (now) => inEveryDesk(db, (tx) => removeOldAttempts(tx, now)) },
  { name: 'files-rescan', run: () => files.rescan() },
]

const listDaily = ({ db }: Dependencies): JobServices['everyDay'] => [
  {
    name: 'holiday-proposals',
    run: (now) =>
      inEveryDesk(db, async (tx) => {
        await proposeNextYear(tx, now)
        return false
      }),
  },
]

/** Registers every route under `/api/v1`. */
export async function addModules(app: FastifyInstance, services: Services): Promise<void> {
  // First, so that its timing covers the routes that follow.
  addObservability(app, services)
  const options = { ...services, prefix: '/api/v1' }
  await app.register(signInRoutes, options)
  await app.register(credentialsRoutes, options)
  await app.register(securityRoutes, options)
  await app.register(signOnRoutes, options)
  await app.register(providersRoutes, options)
  await app.register(setupRoutes, options)
  await app.register(peopleRoutes, options)
  await app.register(apiKeysRoutes, options)
  await app.register(auditRoutes, options)
  await app.register(checksRoutes, options)
  await app.register(organizationsRoutes, options)
  await app.register(organizationAccountRoutes, options)
  await app.register(productsRoutes, options)
  await app.register(calendarRoutes, options)
  await app.register(calendarActRoutes, options)
  await app.register(catalogsRoutes, options)
  await app.register(deskRoutes, options)
  await app.register(rulebookRoutes, options)
  await app.register(ticketsRoutes, options)
  await addIntake(app, options)
  await app.register(publishedTextsRoutes, options)
  await app.register(trainingsRoutes, options)
  await app.register(draftsRoutes, options)
  await app.register(groupsRoutes, options)
  await app.register(attachmentRoutes, options)
  await app.register(mailRoutes, options)
  await app.register(streamRoutes, options)
  await app.register(transitionsRoutes, options)
  await addDeskSide(app, options)
  await app.register(clockExplainRoutes, options)
  await app.register(awayRoutes, options)
  await app.register(contractRoutes, options)
  await addContractParts(app, options)
  await app.register(hourLedgerRoutes, options)
  await addStatements(app, options)
  await addLedger(app, options)
  await app.register(worklogRoutes, options)
  await addCoverage(app, options)
  await addRenewals(app, options)
  await app.register(recordRoutes, options)
  await app.register(reportsRoutes, options)
  await app.register(whatIfRoutes, options)
  await app.register(expectationRoutes, options)
}
