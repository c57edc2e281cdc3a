import pg from 'pg'
import { textOfPdf } from '../../modules/record/testing/pdf-text.ts'

/** Words that stand in every text of one owner and nowhere else. `note` is for the desk's eyes only. */
export type Canary = { word: string; note: string }
export const CANARIES = {
  a: { word: 'canarioaaa', note: 'notaaaa' },
  b: { word: 'canariobbb', note: 'notabbb' },
  /** The other desk. */
  d: { word: 'canarioddd', note: 'notaddd' },
} as const satisfies Record<string, Canary>
/** Stands in the addresses of the desk's people, which no customer is given. */
export const STAFF_CANARY = 'correointerno'

/** What somebody must never be shown: words, and the ids of rows. */
export type Forbidden = { words: readonly string[]; ids: ReadonlySet<string> }

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/** The forbidden words and ids in a text, but for those that the reader sent. */
export function leaksIn(text: string, forbidden: Forbidden, sent = ''): string[] {
  const lower = text.toLowerCase()
  const words = forbidden.words.filter((word) => lower.includes(word) && !sent.includes(word))
  const ids = (text.match(uuid) ?? []).filter((id) => forbidden.ids.has(id) && !sent.includes(id))
  return [...new Set([...words, ...ids])]
}

type Answered = { headers: Record<string, unknown>; rawPayload: Buffer }

/** Everything readable of an answer: headers, and the body as text, also that of a PDF. */
export function textOf({ headers, rawPayload }: Answered): string {
  const type = [headers['content-type']].flat().join()
  const body = type.includes('pdf') ? textOfPdf(rawPayload) : rawPayload.toString('latin1')
  const utf8 = type.includes('pdf') ? '' : rawPayload.toString()
  return `${JSON.stringify(headers)}\n${body}\n${utf8}`
}

type Owned = { tenantId: string; organizationId?: string; internalOnly?: boolean }

/** Ids of every row of a desk, of one of its organizations, or of what its notes are made of. */
export async function idsOf(ownerUrl: string, owned: Owned): Promise<Set<string>> {
  const { tenantId, organizationId, internalOnly = false } = owned
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; columns: string[] }>(
      `select table_name as name, array_agg(column_name::text) as columns
       from information_schema.columns where table_schema = 'public' group by table_name`,
    )
    const parts = rows.flatMap(({ name, columns }) => {
      const has = (column: string) => columns.includes(column)
      if (!has('id') || !has('tenant_id')) return []
      if (organizationId === undefined) return [`select id from ${name} where tenant_id = $1`]
      if (name === 'users' && !internalOnly)
        return [`select id from users where tenant_id = $1 and $2 = any (organization_ids)`]
      if (!has('organization_id')) return []
      const notes = has('internal') ? 'and internal' : has('chain') ? "and chain = 'desk'" : ''
      if (internalOnly && notes === '') return []
      const only = internalOnly ? notes : ''
      return [`select id from ${name} where tenant_id = $1 and organization_id = $2 ${only}`]
    })
    const values = organizationId === undefined ? [tenantId] : [tenantId, organizationId]
    const found = await client.query<{ id: string }>(parts.join(' union '), values)
    const more = internalOnly ? [] : [organizationId ?? tenantId]
    return new Set([...found.rows.map(({ id }) => id), ...more])
  } finally {
    await client.end()
  }
}
