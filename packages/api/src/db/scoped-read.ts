import pg from 'pg'
import { nameOf, type Naming } from './statements.ts'
import type { Scope, Statement } from './tx.ts'

/** What row-level security asks of every transaction, set for that transaction alone. */
export const scopeStatement = (scope: Scope): Statement & { name: string } => ({
  name: 'mesa-scope',
  text: `select set_config('app.tenant_id', $1, true), set_config('app.kind', $2, true),
    set_config('app.user_id', $3, true), set_config('app.organization_ids', $4, true)`,
  values: [scope.tenantId, scope.kind, scope.userId ?? '', scope.organizationIds.join(',')],
})

/** The messages of PostgreSQL's protocol that node-postgres writes and its types leave out. */
type Wire = {
  parse(message: object): void
  bind(message: object): void
  execute(message: object): void
}
type Internals = {
  prepare(connection: Wire): void
  handleDataRow(message: object): void
  handleCommandComplete(message: object, connection: Wire): void
}
const QueryOfPg = pg.Query as unknown as new (
  statement: Omit<Statement, 'name'> & { name: string | undefined; queryMode: 'extended' },
  done: (error: Error | null, result: pg.QueryResult) => void,
) => Internals & pg.Submittable

/**
 * Settings and one statement before one Sync: PostgreSQL takes both as one transaction, so a read
 * costs one round trip and neither BEGIN nor COMMIT (rls.md, part 3). Where statements have names, the
 * connection must have run `scopeStatement` once.
 */
class ScopedQuery extends QueryOfPg {
  #scope: Scope
  #naming: Naming
  #isScoped = false

  constructor(
    { scope, statement, ...naming }: Scoped,
    done: (error: Error | null, result: pg.QueryResult) => void,
  ) {
    // Extended also without values: `prepare` is what sets the scope.
    super({ ...statement, name: nameOf(statement, naming), queryMode: 'extended' }, done)
    this.#scope = scope
    this.#naming = naming
  }

  override prepare(connection: Wire) {
    const { name, text, values } = scopeStatement(this.#scope)
    const { namedStatements } = this.#naming
    if (!namedStatements) connection.parse({ name: '', text })
    connection.bind({ statement: namedStatements ? name : '', values })
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

type Scoped = Naming & { scope: Scope; statement: Statement }

/** One reading statement within a scope, in one round trip. */
export const readScoped = <Row extends object>(
  client: pg.PoolClient,
  scoped: Scoped,
): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    client.query(
      new ScopedQuery(scoped, (error, result) =>
        error ? reject(error) : resolve(result.rows as Row[]),
      ),
    )
  })
