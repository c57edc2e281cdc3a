import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const tenants = pgTable('tenants', {
  id: uuid('id').primaryKey(),
  slug: text('slug').notNull(),
  host: text('host'),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull(),
  locale: text('locale', { enum: ['es', 'en', 'pt'] })
    .notNull()
    .default('es'),
  country: text('country').notNull().default('VE'),
  phone: text('phone'),
  signingKey: text('signing_key'),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
})
