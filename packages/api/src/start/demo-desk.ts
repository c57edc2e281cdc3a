import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PRESETS, type PresetName } from '@mesa/shared/rulebook/presets'
import type { Clock } from '../clock.ts'
import type { Storage } from '../outside/storage.ts'
import { say } from './say.ts'

/** A demonstration desk is named after the rulebook it runs by. */
export type DeskName = PresetName
/** The demo desk first: it is the oldest of an installation. */
export const deskNames = [
  'demo',
  ...Object.keys(PRESETS).filter((name) => name !== 'demo'),
] as DeskName[]

/** A row of `demo-logins.json` (api.md, Demo desk); `desk` is the slug. */
export type DemoLogin =
  | {
      desk: string
      role: string
      name: string
      email: string
      password: string
      organization?: string
    }
  | { desk: string; role: 'api'; apiKey: string; scopes: string[]; organization?: string }

export type SeedContext = {
  /** Of `mesa_app`. */
  appUrl: string
  /** Of the tables' owner, who alone may take an unfinished seed away. */
  ownerUrl: string
  storage: Storage
  clock: Clock
  say: (line: string) => void
  /** Desks asked for by name; null: the demo desk where the installation has none. */
  desks: DeskName[] | null
  /** Called with everything of a desk in place, before it can be found by its slug. */
  writeLogins: (slug: string, logins: DemoLogin[]) => Promise<void>
}

/** What scripts/seed/seed-demo.ts exports; answers the desks it made. */
export type SeedDemo = (context: SeedContext) => Promise<DeskName[]>

const seedFile = new URL('../../../../scripts/seed/seed-demo.ts', import.meta.url)

/**
 * Reads `--desk=NAME`, `--desk=NAME,NAME` and `--desk=all` of a start; null: none is named.
 * Errors, in the words of whoever starts it: an unknown name or option, and desks of a demonstration
 * on an installation that is none.
 */
export function readDesks(args: string[], isDemo: boolean): DeskName[] | null {
  const unknown = args.find((arg) => !arg.startsWith('--desk='))
  if (unknown !== undefined)
    throw new Error(`${unknown} no es una opción de Mesa; existe ${usage}.`)
  if (args.length === 0) return null
  if (!isDemo)
    throw new Error(
      '--desk siembra mesas de demostración y MESA_DEMO=off las excluye: quite una de las dos.',
    )
  const names = args.flatMap((arg) => arg.slice('--desk='.length).split(','))
  const wrong = names.find((name) => name !== 'all' && !deskNames.includes(name as DeskName))
  if (wrong !== undefined) throw new Error(`No hay una mesa «${wrong}». ${usage}.`)
  return names.includes('all') ? deskNames : deskNames.filter((name) => names.includes(name))
}

const usage = `--desk=NOMBRE, varios con comas; nombres: ${deskNames.join(', ')}; todas: --desk=all`

/** Seeds the desks asked for that are not there, and answers the logins of all. */
export async function ensureDemoDesks(
  context: Omit<SeedContext, 'say' | 'writeLogins'> & { dataDir: string },
): Promise<DemoLogin[]> {
  const file = join(context.dataDir, 'demo-logins.json')
  // The content is read only when needed, and stays out of the product's own build.
  const { seedDemo } = (await import(seedFile.href)) as { seedDemo: SeedDemo }
  const writeLogins = async (slug: string, logins: DemoLogin[]) => {
    const others = (await readLogins(file)).filter(({ desk }) => desk !== slug)
    // The demo desk's come first, whichever was seeded first.
    const all = slug === demoSlug ? [...logins, ...others] : [...others, ...logins]
    await writeFile(`${file}.part`, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 })
    await rename(`${file}.part`, file)
  }
  await seedDemo({ ...context, say, writeLogins })
  return readLogins(file)
}

const demoSlug = 'club'

const readLogins = async (file: string): Promise<DemoLogin[]> =>
  existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as DemoLogin[]) : []

/** For whoever tries it: where to go, and one person of each kind, of each desk. */
export function announceDemo(address: string, logins: DemoLogin[]): void {
  say(`Mesa está lista: ${address}`)
  const people = logins.flatMap((login) => ('email' in login ? [login] : []))
  const [first] = people
  if (!first) return
  const slugs = [...new Set(people.map(({ desk }) => desk))]
  const title = slugs.length === 1 ? 'Mesa de demostración' : 'Mesas de demostración'
  say(`${title}. Contraseña de todas las personas: ${first.password}`)
  for (const slug of slugs) {
    if (slugs.length > 1) say(`${address}/d/${slug}`)
    announcePeople(people.filter(({ desk }) => desk === slug))
  }
  say('Todas están en demo-logins.json, en la carpeta de datos. Ctrl-C la detiene.')
}

function announcePeople(people: { role: string; email: string }[]): void {
  for (const [role, name] of Object.entries(roleNames)) {
    const person = people.find((one) => one.role === role)
    if (person) say(`  ${name.padEnd(15)} ${person.email}`)
  }
}

/** Of one person each, in this order. */
const roleNames: Record<string, string> = {
  key_user: 'Usuario líder',
  requester: 'Solicitante',
  agent: 'Agente',
  supervisor: 'Coordinación',
  admin: 'Administración',
}
