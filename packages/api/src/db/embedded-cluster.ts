import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { chown, lstat, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readOrMakeSecret } from './embedded-files.ts'
import { type Home, type Runner, isRoot, makePrivateDirectory } from './embedded-home.ts'
import { releaseCluster } from './embedded-recovery.ts'

type Command = { program: string; args: string[]; input: string }
type Request = { home: Home; dataDir: string; log: (line: string) => void }

/** Makes the cluster the first time; answers the superuser's password. */
export async function ensureCluster({ home, dataDir, log }: Request): Promise<string> {
  const makePassword = () => randomBytes(24).toString('base64url')
  const { value, isNew } = await readOrMakeSecret(dataDir, 'postgresPassword', makePassword)
  if (!existsSync(join(home.pgDirectory, 'PG_VERSION'))) {
    log('Creando la carpeta de datos de PostgreSQL.')
    await initialize(home, value)
    return value
  }
  await adopt(home)
  if (isNew) {
    log('secrets.json had no database password; setting a new one.')
    await releaseCluster(home)
    await resetPassword(home, value)
  }
  return value
}

/** What PostgreSQL's programs may know of our environment: nothing that holds a secret. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']
  const entries = kept.map((name) => [name, process.env[name]] as const)
  const inherited = Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  return { ...inherited, LC_ALL: 'C', TZ: 'UTC' }
}

/** The cluster appears under its name only when whole, so a killed first start leaves none. */
async function initialize(home: Home, password: string) {
  const partial = join(home.directory, 'pg.partial')
  const passwordFile = join(home.directory, 'initdb-password')
  await rm(partial, { recursive: true, force: true })
  await makePrivateDirectory(partial, home.runner)
  await rm(passwordFile, { force: true })
  await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' })
  if (home.runner) await chown(passwordFile, home.runner.uid, home.runner.gid)
  try {
    // The built-in provider: one order and one case rule on every system, now and after upgrades.
    const locale = '-E UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8'
    const login = ['-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile]
    const args = ['-D', partial, ...login, ...locale.split(' '), '--no-instructions']
    await run(home, { program: 'initdb', args, input: '' })
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rm(home.pgDirectory, { recursive: true, force: true })
  await rename(partial, home.pgDirectory)
}

/** Data copied by root belongs to root: give it to the user that will run PostgreSQL. */
async function adopt(home: Home) {
  const { uid } = statSync(home.pgDirectory)
  if (home.runner && uid !== home.runner.uid) await chownTree(home.pgDirectory, home.runner)
  if (!isRoot() && process.getuid && uid !== process.getuid()) {
    throw new Error(
      `${home.pgDirectory} belongs to user ${uid}. Start Mesa as that user, or give the folder to yours.`,
    )
  }
}

async function chownTree(path: string, runner: NonNullable<Runner>) {
  const entries = await readdir(path, { recursive: true })
  for (const entry of ['', ...entries]) {
    const target = join(path, entry)
    if (!(await lstat(target)).isSymbolicLink()) await chown(target, runner.uid, runner.gid)
  }
}

async function resetPassword(home: Home, password: string) {
  const args = ['--single', '-D', home.pgDirectory, 'postgres']
  const input = `alter role postgres password '${password}'\n`
  await run(home, { program: 'postgres', args, input })
}

function run(home: Home, { program, args, input }: Command): Promise<void> {
  return new Promise((settle, fail) => {
    const child = spawn(join(home.native, 'bin', program), args, {
      cwd: home.directory,
      stdio: ['pipe', 'ignore', 'pipe'],
      env: toolEnvironment(),
      ...home.runner,
    })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
    child.once('error', fail)
    child.once('close', (code) =>
      code === 0 ? settle() : fail(new Error(`${program} failed (${code}): ${complaint.trim()}`)),
    )
    child.stdin.end(input)
  })
}
