import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

export const tickets = pgTable(
  'tickets',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    number: bigint('number', { mode: 'number' }).notNull(),
    organizationId: uuid('organization_id').notNull(),
    requesterId: uuid('requester_id').notNull(),
    productId: uuid('product_id').notNull(),
    moduleId: uuid('module_id'),
    module: text('module').notNull(),
    summary: text('summary').notNull(),
    subject: text('subject').notNull(),
    type: text('type', {
      enum: ['support', 'change', 'consulting', 'problem', 'internal', 'alert'],
    }).notNull(),
    status: text('status', {
      enum: [
        'received',
        'in_review',
        'in_progress',
        'waiting_customer',
        'waiting_decision',
        'waiting_vendor',
        'scheduled',
        'backlog',
        'in_validation',
        'closed',
        'cancelled',
      ],
    }).notNull(),
    returnTo: text('return_to', { enum: ['received', 'in_review', 'in_progress'] }),
    subState: text('sub_state'),
    stage: text('stage'),
    categoryId: uuid('category_id'),
    /** The template its fields were filled in by. */
    categoryVersion: integer('category_version'),
    requestKind: text('request_kind'),
    impact: text('impact', { enum: ['high', 'medium', 'low'] }),
    criticality: text('criticality', { enum: ['minor', 'moderate', 'serious', 'critical'] }),
    requestedCriticality: text('requested_criticality', {
      enum: ['minor', 'moderate', 'serious', 'critical'],
    }),
    level: text('level', { enum: ['l1', 'l2', 'l3'] })
      .notNull()
      .default('l1'),
    isClassified: boolean('is_classified').notNull().default(false),
    priorityId: uuid('priority_id'),
    priorityReason: text('priority_reason'),
    /** A priority claimed by its customer holds until it is ruled otherwise. */
    priorityState: text('priority_state', { enum: ['claimed', 'confirmed', 'downgraded'] }),
    priorityNote: text('priority_note'),
    criticalWindowId: uuid('critical_window_id'),
    /** 0: priority, before everything else. */
    queueRank: smallint('queue_rank').notNull().default(1),
    coverage: text('coverage', {
      enum: ['contract', 'warranty', 'included', 'independent', 'courtesy'],
    }).notNull(),
    coverageReason: text('coverage_reason'),
    coverageRuledBy: text('coverage_ruled_by'),
    coverageRuledAt: timestamp('coverage_ruled_at', { withTimezone: true, mode: 'date' }),
    contractId: uuid('contract_id'),
    /** Where its hours come from, as its key user said (HR-7). */
    fundingSource: text('funding_source', { enum: ['contract', 'quote'] }),
    fundingChosenBy: text('funding_chosen_by'),
    fundingChosenAt: timestamp('funding_chosen_at', { withTimezone: true, mode: 'date' }),
    accountLeadId: uuid('account_lead_id'),
    assigneeId: uuid('assignee_id'),
    channel: text('channel', {
      enum: ['portal', 'email', 'phone', 'api', 'alert', 'intranet'],
    }).notNull(),
    tags: text('tags').array().notNull().default([]),
    fields: jsonb('fields').notNull().default({}),
    flags: jsonb('flags').notNull().default({}),
    contact: jsonb('contact'),
    affectedUser: jsonb('affected_user'),
    vendorCaseNumber: text('vendor_case_number'),
    previousTicketId: uuid('previous_ticket_id'),
    mergedIntoId: uuid('merged_into_id'),
    /** Terms of attention sent and not yet confirmed. */
    termsPending: boolean('terms_pending').notNull().default(false),
    /** When intake was through with it. */
    reviewedAt: timestamp('reviewed_at', { withTimezone: true, mode: 'date' }),
    awayUntil: timestamp('away_until', { withTimezone: true, mode: 'date' }),
    awayNote: text('away_note'),
    watchUntil: timestamp('watch_until', { withTimezone: true, mode: 'date' }),
    solutionNature: text('solution_nature', { enum: ['definitive', 'provisional'] }),
    openedAt: timestamp('opened_at', { withTimezone: true, mode: 'date' }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull(),
    closedAt: timestamp('closed_at', { withTimezone: true, mode: 'date' }),
    closeReason: text('close_reason'),
    lastCustomerMessageAt: timestamp('last_customer_message_at', {
      withTimezone: true,
      mode: 'date',
    }),
    lastDeskMessageAt: timestamp('last_desk_message_at', { withTimezone: true, mode: 'date' }),
    /** The earliest due instant of its running clocks, and whose it is; of nothing running, the end of time. */
    queueAt: timestamp('queue_at', { withTimezone: true, mode: 'date' }).notNull(),
    queueMetric: text('queue_metric', { enum: ['first_reply', 'next_reply', 'resolution'] }),
    redAt: timestamp('red_at', { withTimezone: true, mode: 'date' }),
    autoCloseAt: timestamp('auto_close_at', { withTimezone: true, mode: 'date' }),
    /** Since when the customer waits for words of the desk; null: the desk spoke last. */
    unansweredSince: timestamp('unanswered_since', { withTimezone: true, mode: 'date' }),
    /** 0: opened before all kinds of clocks existed. */
    clocksVersion: integer('clocks_version').notNull().default(0),
    rulebookVersion: integer('rulebook_version').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

export const ticketCounters = pgTable('ticket_counters', {
  tenantId: uuid('tenant_id').primaryKey(),
  lastNumber: bigint('last_number', { mode: 'number' }).notNull().default(0),
})

/** What permission to read a case `t` needs of it; only customers are let in by being participants. */
export type CaseAccess = {
  organizationId: string
  requesterId: string
  accountLeadId: string | null
  sharedWithUserIds: string[]
}

/**
 * Who may read a case beside its requester: those it is shared with, and once it is merged (IN-6)
 * whoever may read the original. A query of user ids as text, of `t` within a desk.
 */
export const readersOf = (t: string, tenantId: string) => `
  select p.user_id::text from ticket_participants p
  where p.tenant_id = ${tenantId} and p.ticket_id in (${t}.id, ${t}.merged_into_id)
  union select original.requester_id::text from tickets original
  where original.tenant_id = ${tenantId} and original.id = ${t}.merged_into_id`

/** What is of a case, or of a ticket that was merged into it. */
export const isOfCase = (tenantId: string, column: AnyPgColumn, ticketId: string) =>
  sql`${column} in (select ${ticketId}::uuid union all
    select ${tickets.id} from ${tickets}
    where ${tickets.tenantId} = ${tenantId} and ${tickets.mergedIntoId} = ${ticketId}::uuid)`

/** `CaseAccess` as columns of SQL, within the desk `$1`. */
export const caseAccess = (kind: 'desk' | 'customer' | 'system') => `
  t.organization_id as "organizationId", t.requester_id as "requesterId",
  t.account_lead_id as "accountLeadId", ${
    kind === 'customer' ? `array(${readersOf('t', '$1')})` : "'{}'::text[]"
  } as "sharedWithUserIds"`

/** A case `t` is addressed by number or by id, as `$2` within the desk `$1`. */
export const isAddressedCase = (ref: string) =>
  `t.tenant_id = $1 and ${/^\d+$/.test(ref) ? 't.number = $2::bigint' : 't.id = $2::uuid'}`
