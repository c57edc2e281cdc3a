import {
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

export const contractAlerts = pgTable(
  'contract_alerts',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    contractId: uuid('contract_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    kind: text('kind', { enum: ['fraction', 'days', 'hours', 'forecast'] }).notNull(),
    key: text('key').notNull(),
    details: jsonb('details').notNull(),
    toldAt: timestamp('told_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

export const renewalTasks = pgTable(
  'renewal_tasks',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    contractId: uuid('contract_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    cause: text('cause', { enum: ['days', 'hours', 'forecast', 'manual'] }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    ownerId: uuid('owner_id'),
    ownerName: text('owner_name'),
    status: text('status', { enum: ['open', 'done'] })
      .notNull()
      .default('open'),
    outcome: text('outcome', { enum: ['renewed', 'upgraded', 'not_renewed'] }),
    renewedContractId: uuid('renewed_contract_id'),
    note: text('note'),
    createdBy: text('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull(),
    finishedAt: timestamp('finished_at', { withTimezone: true, mode: 'date' }),
    finishedBy: text('finished_by'),
    version: integer('version').notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
