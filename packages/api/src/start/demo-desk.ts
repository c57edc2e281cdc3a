import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Storage } from '../outside/storage.ts'
import { say } from './say.ts'

/** A row of `demo-logins.json` (api.md, Demo desk). */
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
  /** Called with everything in place, before the desk can be found by its name. */
  writeLogins: (logins: DemoLogin[]) => Promise<void>
}

/** What scripts/seed/seed-demo.ts exports; answers whether it had anything to do. */
export type SeedDemo = (context: SeedContext) => Promise<boolean>

const seedFile = new URL('../../../../scripts/seed/seed-demo.ts', import.meta.url)

/** Seeds the demo desk unless the installation has a desk, and answers its logins. */
export async function ensureDemoDesk(
  context: Omit<SeedContext, 'say' | 'writeLogins'> & { dataDir: string },
): Promise<DemoLogin[]> {
  const file = join(context.dataDir, 'demo-logins.json')
  // The content is read only when needed, and stays out of the product's own build.
  const { seedDemo } = (await import(seedFile.href)) as { seedDemo: SeedDemo }
  await seedDemo({
    ...context,
    say,
    writeLogins: async (logins) => {
      await writeFile(`${file}.part`, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 })
      await rename(`${file}.part`, file)
    },
  })
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as DemoLogin[]) : []
}

/** For whoever tries it: where to go, and one person of each kind. */
export function announceDemo(address: string, logins: DemoLogin[]): void {
  say(`Mesa está lista: ${address}`)
  const people = logins.flatMap((login) => ('email' in login ? [login] : []))
  const [first] = people
  if (!first) return
  say(`Mesa de demostración. Contraseña de todas las personas: ${first.password}`)
  const shown = ['key_user', 'requester', 'agent', 'supervisor', 'admin']
  for (const role of shown) {
    const person = people.find((one) => one.role === role)
    if (person) say(`  ${(roleNames[role] ?? role).padEnd(15)} ${person.email}`)
  }
  say('Todas están en demo-logins.json, en la carpeta de datos. Ctrl-C la detiene.')
}

const roleNames: Record<string, string> = {
  key_user: 'Usuario líder',
  requester: 'Solicitante',
  agent: 'Agente',
  supervisor: 'Coordinación',
  admin: 'Administración',
}
