import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const migrationsFolder = fileURLToPath(new URL('../../../../migrations', import.meta.url))

/** One folder of `migrations/`: its statements run in one transaction. */
export type Migration = { name: string; hash: string; statements: string[] }

/** Every migration of this program, oldest first. */
export const listMigrations = (): Migration[] =>
  readdirSync(migrationsFolder)
    .filter((name) => existsSync(join(migrationsFolder, name, 'migration.sql')))
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8')
      return {
        name,
        hash: createHash('sha256').update(text).digest('hex'),
        statements: text.split('--> statement-breakpoint'),
      }
    })

/** Migrations that a database has and this program does not: a newer Mesa was here. */
export const unknownMigrations = (applied: string[], known = listMigrations()): string[] =>
  applied.filter((name) => !known.some((migration) => migration.name === name))

/** The instant in a folder's name, in milliseconds, as drizzle's table keeps it. */
export function millisecondsOf(name: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)_/.exec(name) ?? []
  return Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  )
}
