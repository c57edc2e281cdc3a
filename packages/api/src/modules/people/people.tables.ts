import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const users = pgTable(
  'users',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['staff', 'customer'] }).notNull(),
    staffRole: text('staff_role', {
      enum: ['agent', 'technician', 'commercial', 'supervisor', 'admin', 'viewer'],
    }),
    organizationIds: uuid('organization_ids').array().notNull().default([]),
    passwordHash: text('password_hash'),
    locale: text('locale', { enum: ['es', 'en', 'pt'] })
      .notNull()
      .default('es'),
    timeZone: text('time_zone'),
    phone: text('phone'),
    /** Since when the person has a second factor; null: none. */
    secondFactorAt: timestamp('second_factor_at', { withTimezone: true, mode: 'date' }),
    disabledAt: timestamp('disabled_at', { withTimezone: true, mode: 'date' }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

export const memberships = pgTable(
  'memberships',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    organizationId: uuid('organization_id'),
    groupId: uuid('group_id'),
    role: text('role', { enum: ['requester', 'key_user', 'backup_key_user'] }).notNull(),
    /**
     * The name that a customer typed when adding somebody whom the desk knew: what customers see until
     * the person signs in. Null: the person's own.
     */
    introducedAs: text('introduced_as'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
