import { systemScope, type Database } from '@mesa/api/db/database'
import { createApiKey } from '@mesa/api/modules/api-keys/api-keys.service'
import type { DemoLogin } from '@mesa/api/start/demo-desk'
import type { ApiScope } from '@mesa/shared/wire/api-keys.schema'
import { organizations } from './content/organizations.ts'
import { people } from './content/people.ts'
import { DESK_SLUG, type SeededDesk } from './seed-desk.ts'

/** Everybody's in the demo desk; printed at the start, so no secret. */
export const DEMO_PASSWORD = 'Araguaney-Turpial-58'

const KEYS: Array<{ name: string; scopes: ApiScope[]; organizationKey?: string }> = [
  {
    name: 'Integración de la mesa',
    scopes: [
      'tickets:read',
      'tickets:write',
      'ledger:read',
      'ledger:write',
      'organizations:read',
      'organizations:write',
      'worklogs:write',
      'reports:read',
    ],
  },
  { name: 'Tablero, solo lectura', scopes: ['tickets:read', 'ledger:read', 'organizations:read'] },
  {
    name: 'Sistema de Los Samanes',
    scopes: ['tickets:read', 'tickets:write', 'ledger:read'],
    organizationKey: 'los-samanes',
  },
]

const nameOf = (organizationKey: string) =>
  organizations.find(({ key }) => key === organizationKey)?.name ?? organizationKey

/** Rows of people, the key users of the two roomiest organizations before all other key users. */
function personLogins(): DemoLogin[] {
  return people.map((person) => {
    const about = { desk: DESK_SLUG, name: person.name, email: person.email }
    if (person.kind === 'staff') return { ...about, role: person.role, password: DEMO_PASSWORD }
    const [first] = person.memberships
    if (!first) throw new Error(`${person.key} belongs nowhere`)
    const organization = nameOf(first.organizationKey)
    return { ...about, role: first.role, password: DEMO_PASSWORD, organization }
  })
}

/** All of `demo-logins.json`; makes the API keys, of which this is the only copy. */
export async function makeLogins(
  db: Database,
  { tenantId, cast, organizationIds }: SeededDesk,
  at: Date,
): Promise<DemoLogin[]> {
  const createdBy = cast.staff('carolina').userId
  const keys = await db.transaction(systemScope(tenantId), async (tx) => {
    const made: DemoLogin[] = []
    for (const { name, scopes, organizationKey } of KEYS) {
      const organizationId =
        organizationKey === undefined ? null : (organizationIds.get(organizationKey) ?? null)
      const { apiKey } = await createApiKey(tx, { name, scopes, organizationId, createdBy, at })
      const organization =
        organizationKey === undefined ? {} : { organization: nameOf(organizationKey) }
      made.push({ desk: DESK_SLUG, role: 'api', apiKey, scopes, ...organization })
    }
    return made
  })
  return [...personLogins(), ...keys]
}
