import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Conditions of service (EN-5) and terms of attention (EN-6), each in versions that never change. */
export const publishedTexts = pgTable(
  'published_texts',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: ['conditions', 'terms'] }).notNull(),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    bodyHtml: text('body_html').notNull(),
    publishedBy: text('published_by').notNull(),
    publishedById: uuid('published_by_id'),
    publishedAt: timestamp('published_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

export const conditionsAcceptances = pgTable(
  'conditions_acceptances',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    textId: uuid('text_id').notNull(),
    userId: uuid('user_id').notNull(),
    userName: text('user_name').notNull(),
    organizationId: uuid('organization_id').notNull(),
    acceptedAt: timestamp('accepted_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
