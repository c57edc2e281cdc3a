import pg from 'pg'
import type { Scope } from './tx.ts'

export type Statement = { name: string; text: string; values: unknown[] }

/** What row-level security asks of every transaction, set for that transaction alone. */
export const scopeStatement = (scope: Scope): Statement => ({
  name: 'mesa-scope',
  text: `select set_config('app.tenant_id', $1, true), set_config('app.kind', $2, true),
    set_config('app.user_id', $3, true), set_config('app.organization_ids', $4, true)`,
  values: [scope.tenantId, scope.kind, scope.userId ?? '', scope.organizationIds.join(',')],
})

/** The messages of PostgreSQL's protocol that node-postgres writes and its types leave out. */
type Wire = {
  bind(message: object): void
  execute(message: object): void
}
type Internals = {
  prepare(connection: Wire): void
  handleDataRow(message: object): void
  handleCommandComplete(message: object, connection: Wire): void
}
const QueryOfPg = pg.Query as unknown as new (
  statement: Statement,
  done: (error: Error | null, result: pg.QueryResult) => void,
) => Internals & pg.Submittable

/**
 * Settings and one statement before one Sync: PostgreSQL takes both as one transaction, so a read
 * costs one round trip and neither BEGIN nor COMMIT (rls.md, part 3). The connection must have run
 * `scopeStatement` once.
 */
class ScopedQuery extends QueryOfPg {
  #scope: Scope
  #isScoped = false

  constructor(
    scope: Scope,
    statement: Statement,
    done: (error: Error | null, result: pg.QueryResult) => void,
  ) {
    super(statement, done)
    this.#scope = scope
  }

  override prepare(connection: Wire) {
    const { name, values } = scopeStatement(this.#scope)
    connection.bind({ statement: name, values })
    connection.execute({})
    super.prepare(connection)
  }

  override handleDataRow(message: object) {
    if (this.#isScoped) super.handleDataRow(message)
  }

  override handleCommandComplete(message: object, connection: Wire) {
    if (this.#isScoped) super.handleCommandComplete(message, connection)
    this.#isScoped = true
  }
}

/** One reading statement within a scope, in one round trip. */
export const readScoped = <Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  scope: Scope,
  statement: Statement,
): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    client.query(
      new ScopedQuery(scope, statement, (error, result) =>
        error ? reject(error) : resolve(result.rows as Row[]),
      ),
    )
  })
