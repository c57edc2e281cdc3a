import {
  bigint,
  boolean,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

export const attachments = pgTable(
  'attachments',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    organizationId: uuid('organization_id'),
    uploadedBy: uuid('uploaded_by'),
    ticketId: uuid('ticket_id'),
    messageId: uuid('message_id'),
    draftId: uuid('draft_id'),
    internal: boolean('internal').notNull().default(false),
    evidence: text('evidence', { enum: ['screen', 'report_config', 'other'] }),
    name: text('name').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    sha256: text('sha256').notNull(),
    storageKey: text('storage_key').notNull(),
    thumbnailKey: text('thumbnail_key'),
    width: integer('width'),
    height: integer('height'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    linkedAt: timestamp('linked_at', { withTimezone: true, mode: 'date' }),
    safety: text('safety', { enum: ['unscanned', 'pending', 'clean', 'infected'] })
      .notNull()
      .default('unscanned'),
    safetyFinding: text('safety_finding'),
    safetyAt: timestamp('safety_at', { withTimezone: true, mode: 'date' }),
    chargedTo: uuid('charged_to'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

/** Bytes of files an organization keeps here, staged ones included. */
export const fileUsage = pgTable(
  'file_usage',
  {
    tenantId: uuid('tenant_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
    limitBytes: bigint('limit_bytes', { mode: 'number' }),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.organizationId] })],
)
