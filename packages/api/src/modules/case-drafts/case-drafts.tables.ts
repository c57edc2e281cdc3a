import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What somebody wrote who may not open cases (EN-4); `content` is a body of POST /tickets. */
export const caseDrafts = pgTable(
  'case_drafts',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    authorId: uuid('author_id').notNull(),
    authorName: text('author_name').notNull(),
    content: jsonb('content').notNull(),
    status: text('status', { enum: ['open', 'sent', 'merged', 'declined', 'discarded'] })
      .notNull()
      .default('open'),
    ticketId: uuid('ticket_id'),
    reason: text('reason'),
    decidedBy: text('decided_by'),
    decidedById: uuid('decided_by_id'),
    decidedAt: timestamp('decided_at', { withTimezone: true, mode: 'date' }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
