import { systemScope, type Database } from '@mesa/api/db/database'
import { createApiKey } from '@mesa/api/modules/api-keys/api-keys.service'
import type { DemoLogin } from '@mesa/api/start/demo-desk'
import type { DeskContent } from './desk-content.ts'
import type { SeededDesk } from './seed-desk.ts'

/** Everybody's in the demonstration; printed at the start, so no secret. */
export const DEMO_PASSWORD = 'Araguaney-Turpial-58'

const nameOf = ({ organizations }: DeskContent, organizationKey: string) =>
  organizations.find(({ key }) => key === organizationKey)?.name ?? organizationKey

/** Rows of people, in the order of the content: its first key users before all others. */
function personLogins(content: DeskContent): DemoLogin[] {
  return content.people.map((person) => {
    const about = { desk: content.slug, name: person.name, email: person.email }
    if (person.kind === 'staff') return { ...about, role: person.role, password: DEMO_PASSWORD }
    const [first] = person.memberships
    if (!first) throw new Error(`${person.key} belongs nowhere`)
    const organization = nameOf(content, first.organizationKey)
    return { ...about, role: first.role, password: DEMO_PASSWORD, organization }
  })
}

/** All rows of one desk in `demo-logins.json`; makes the API keys, of which this is the only copy. */
export async function makeLogins(
  db: Database,
  { content, tenantId, cast, organizationIds }: SeededDesk,
  at: Date,
): Promise<DemoLogin[]> {
  const createdBy = cast.staff(content.adminKey).userId
  const keys = await db.transaction(systemScope(tenantId), async (tx) => {
    const made: DemoLogin[] = []
    for (const { name, scopes, organizationKey } of content.apiKeys) {
      const organizationId =
        organizationKey === undefined ? null : (organizationIds.get(organizationKey) ?? null)
      const { apiKey } = await createApiKey(tx, { name, scopes, organizationId, createdBy, at })
      const organization =
        organizationKey === undefined ? {} : { organization: nameOf(content, organizationKey) }
      made.push({ desk: content.slug, role: 'api', apiKey, scopes, ...organization })
    }
    return made
  })
  return [...personLogins(content), ...keys]
}
