import { boolean, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const messages = pgTable(
  'messages',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    internal: boolean('internal').notNull(),
    kind: text('kind', {
      enum: ['opening', 'reply', 'note', 'call', 'progress', 'solution', 'system'],
    }).notNull(),
    nature: text('nature', { enum: ['definitive', 'provisional'] }),
    asks: boolean('asks').notNull().default(false),
    authorId: uuid('author_id'),
    authorName: text('author_name').notNull(),
    authorRole: text('author_role').notNull(),
    authorSide: text('author_side', { enum: ['customer', 'desk', 'system'] }).notNull(),
    body: text('body').notNull(),
    bodyFormat: text('body_format', { enum: ['markdown', 'html'] })
      .notNull()
      .default('markdown'),
    bodyHtml: text('body_html').notNull(),
    bodySha256: text('body_sha256').notNull(),
    channel: text('channel').notNull(),
    /** Of a call: when it was, and how long it took if somebody said. */
    callAt: timestamp('call_at', { withTimezone: true, mode: 'date' }),
    callMinutes: integer('call_minutes'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

export const messageReads = pgTable(
  'message_reads',
  {
    tenantId: uuid('tenant_id').notNull(),
    messageId: uuid('message_id').notNull(),
    userId: uuid('user_id').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    readerName: text('reader_name').notNull(),
    firstReadAt: timestamp('first_read_at', { withTimezone: true, mode: 'date' }).notNull(),
    lastReadAt: timestamp('last_read_at', { withTimezone: true, mode: 'date' }).notNull(),
    readCount: integer('read_count').notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.messageId, table.userId] })],
)
