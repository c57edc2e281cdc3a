/**
 * A `timestamptz` as the wire writes instants: ISO 8601 in UTC with milliseconds, to the letter what
 * `Date.toISOString` writes, since PostgreSQL makes some answers and Node makes others.
 */
export const instant = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Values of a statement under construction; `bind` answers the `$n` that stands for one. */
export function bindings(...first: unknown[]) {
  const values = [...first]
  return { values, bind: (value: unknown) => `$${values.push(value)}` }
}
