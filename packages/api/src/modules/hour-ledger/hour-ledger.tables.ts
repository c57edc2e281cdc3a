import {
  bigint,
  boolean,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    contractId: uuid('contract_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull().default(0),
    headHash: text('head_hash').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

export const ledgerLots = pgTable(
  'ledger_lots',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    accountId: uuid('account_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    origin: text('origin', {
      enum: ['purchase', 'monthly', 'annual', 'maintenance', 'courtesy', 'carry_over', 'reversal'],
    }).notNull(),
    periodKey: text('period_key').notNull(),
    minutes: integer('minutes').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validUntil: date('valid_until', { mode: 'string' }).notNull(),
    accumulates: boolean('accumulates').notNull().default(true),
    note: text('note'),
    createdSeq: bigint('created_seq', { mode: 'number' }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

export const ledgerPostings = pgTable(
  'ledger_postings',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    accountId: uuid('account_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    kind: text('kind', {
      enum: [
        'grant',
        'hold',
        'capture',
        'release',
        'consume',
        'memo',
        'expire',
        'reverse',
        'adjust',
        'settle',
      ],
    }).notNull(),
    ticketId: uuid('ticket_id'),
    worklogId: uuid('worklog_id'),
    consentId: uuid('consent_id'),
    reversesId: uuid('reverses_id'),
    effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull(),
    actorId: uuid('actor_id'),
    actorName: text('actor_name').notNull(),
    reason: text('reason'),
    requestHash: text('request_hash').notNull(),
    canonical: text('canonical').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

export const ledgerLines = pgTable(
  'ledger_lines',
  {
    tenantId: uuid('tenant_id').notNull(),
    postingId: uuid('posting_id').notNull(),
    lineNo: smallint('line_no').notNull(),
    accountId: uuid('account_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    lotId: uuid('lot_id'),
    bucket: text('bucket', {
      enum: [
        'available',
        'held',
        'consumed',
        'expired',
        'source',
        'overdraft',
        'memo_source',
        'memo',
      ],
    }).notNull(),
    minutes: integer('minutes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.postingId, table.lineNo] })],
)

export const ledgerBalances = pgTable(
  'ledger_balances',
  {
    tenantId: uuid('tenant_id').notNull(),
    accountId: uuid('account_id').notNull(),
    lotKey: uuid('lot_key').notNull(),
    bucket: text('bucket').notNull(),
    organizationId: uuid('organization_id').notNull(),
    minutes: integer('minutes').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.accountId, table.lotKey, table.bucket] }),
  ],
)

export const ledgerMonthCloses = pgTable(
  'ledger_month_closes',
  {
    tenantId: uuid('tenant_id').notNull(),
    accountId: uuid('account_id').notNull(),
    month: date('month', { mode: 'string' }).notNull(),
    organizationId: uuid('organization_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    headHash: text('head_hash').notNull(),
    closedAt: timestamp('closed_at', { withTimezone: true, mode: 'date' }).notNull(),
    closedBy: text('closed_by').notNull(),
    closedById: uuid('closed_by_id'),
    /** What the next month begins with. */
    balances: jsonb('balances'),
    /** The statement, word for word, and its SHA-256. */
    statement: text('statement'),
    statementHash: text('statement_hash'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.accountId, table.month] })],
)
