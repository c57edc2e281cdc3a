import type { ContactView } from '@mesa/shared/wire/organizations.schema'
import type { Caller, Database } from '../../db/database.ts'
import { listContacts } from './contacts.repository.ts'

export type ContactsService = ReturnType<typeof createContactsService>

/** The organization's people for the customer page; the caller has been let in already (CU-1). */
export const createContactsService = ({ db }: { db: Database }) => ({
  list: (actor: Caller, organizationId: string): Promise<ContactView[]> =>
    db.transaction(
      actor,
      async (tx) => {
        const contacts = await listContacts(tx, organizationId)
        return contacts.map(({ hasPassword, lastSeenAt, ...contact }) => ({
          ...contact,
          status: hasPassword ? 'active' : 'invited',
          lastSeenAt: lastSeenAt?.toISOString() ?? null,
        }))
      },
      { readOnly: true },
    ),
})
