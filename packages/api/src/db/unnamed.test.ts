import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../testing/database.ts'
import { createDatabase, systemScope } from './database.ts'

let made: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  made = await createTestDatabase()
})
afterAll(() => made.drop())

const desk = '01938f2e-7b1a-7c00-8000-000000000001'
const scopeText = `select current_setting('app.tenant_id') as desk, $1::int as one,
  (select count(*)::int from pg_prepared_statements) as prepared`

test.each([
  [true, 'keep their plans'],
  [false, 'leave nothing on the connection'],
])('with namedStatements %s, statements carry their scope and %s', async (namedStatements) => {
  const db = createDatabase({ url: made.appUrl, poolSize: 1, namedStatements })
  const [scope, statement] = [systemScope(desk), { text: scopeText, values: [1] }]
  try {
    const [alone] = await db.read<{ prepared: number }>(scope, statement)
    const [within] = await db.transaction(scope, (tx) => tx.read<{ prepared: number }>(statement))
    const [again] = await db.read<{ prepared: number }>(scope, { ...statement, values: [2] })

    expect([alone, within, again]).toMatchObject([
      { desk, one: 1 },
      { desk, one: 1 },
      { desk, one: 2 },
    ])
    expect((again?.prepared ?? 0) > 0).toBe(namedStatements)
  } finally {
    await db.close()
  }
})
