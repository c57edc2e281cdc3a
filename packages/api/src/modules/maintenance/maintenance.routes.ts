import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, PageQuery } from '@mesa/shared/wire/common.schema'
import {
  CreateLicencePaymentBody,
  CreateMaintenanceFactorBody,
  LicencePaymentList,
  LicencePaymentView,
  MaintenanceFactorList,
  MaintenanceFactorListQuery,
  MaintenanceFactorView,
} from '@mesa/shared/wire/maintenance.schema'
import type { LicencePaymentsService } from './licence-payments.service.ts'
import type { MaintenanceFactorsService } from './maintenance-factors.service.ts'

const tags = ['contracts']
const params = IdParams

export const maintenanceRoutes: FastifyPluginAsyncTypebox<{
  maintenanceFactors: MaintenanceFactorsService
  licencePayments: LicencePaymentsService
}> = async (app, { maintenanceFactors, licencePayments }) => {
  const factors = { tags, summary: 'Minutes of maintenance by year and currency (HR-3)' }
  app.get(
    '/maintenance-factors',
    {
      schema: {
        ...factors,
        querystring: MaintenanceFactorListQuery,
        response: { 200: MaintenanceFactorList },
      },
    },
    ({ actor, query }) => maintenanceFactors.list(actor, query),
  )

  const set = { tags, summary: 'Set the factor of a year', body: CreateMaintenanceFactorBody }
  app.post(
    '/maintenance-factors',
    { schema: { ...set, response: { 201: MaintenanceFactorView } } },
    async ({ actor, body }, reply) =>
      reply.code(201).send(await maintenanceFactors.create(actor, body)),
  )

  const payments = { tags, summary: 'Licence payments of a contract', params }
  app.get(
    '/contracts/:id/licence-payments',
    { schema: { ...payments, querystring: PageQuery, response: { 200: LicencePaymentList } } },
    ({ actor, params: { id }, query }) => licencePayments.list(actor, id, query),
  )

  const record = { tags, summary: 'Record a licence payment and grant its hours, once', params }
  app.post(
    '/contracts/:id/licence-payments',
    {
      schema: { ...record, body: CreateLicencePaymentBody, response: { 201: LicencePaymentView } },
    },
    async ({ actor, params: { id }, body }, reply) =>
      reply.code(201).send(await licencePayments.record(actor, id, body)),
  )
}
