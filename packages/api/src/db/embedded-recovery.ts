import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, readdirSync } from 'node:fs'
import { readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

type Claim = { pid: number; startedAt: string }

const FAST_STOP_SECONDS = 30
const ORPHANS_GONE_SECONDS = 15

/** Leaves no server and no stale lock on this cluster; a server that still runs is stopped well. */
export async function releaseCluster(home: { pgDirectory: string }) {
  if (!existsSync(home.pgDirectory)) return
  const pgDirectory = await realpath(home.pgDirectory)
  const lock = join(pgDirectory, 'postmaster.pid')
  if (!existsSync(lock)) return
  const postmaster = Number((await readFile(lock, 'utf8')).split('\n')[0])
  if (findServers(pgDirectory, postmaster).includes(postmaster)) {
    await stopServer(pgDirectory, postmaster)
  }
  // Backends of a killed postmaster may still hold its memory: a second server beside them would
  // damage the data, so the lock goes only after the last of them.
  await waitUntilGone(pgDirectory, postmaster)
  await rm(lock, { force: true })
}

/** Records which process runs this cluster; throws when another one that still lives does. */
export async function claimCluster(directory: string) {
  const earlier = await readClaim(directory)
  if (earlier && isRival(earlier)) {
    throw new Error(`Mesa is already running on this data folder (process ${earlier.pid}).`)
  }
  const claim: Claim = { pid: process.pid, startedAt: startOf(process.pid) }
  await writeFile(join(directory, 'owner.json'), JSON.stringify(claim))
}

/** False when the process that claimed this cluster is gone, or none has yet. */
export async function isClaimed(directory: string): Promise<boolean> {
  const claim = await readClaim(directory)
  return claim !== null && isAlive(claim.pid) && startOf(claim.pid) === claim.startedAt
}

export async function dropClaim(directory: string) {
  await rm(join(directory, 'owner.json'), { force: true })
}

async function readClaim(directory: string): Promise<Claim | null> {
  try {
    return JSON.parse(await readFile(join(directory, 'owner.json'), 'utf8')) as Claim
  } catch {
    return null
  }
}

function isRival({ pid, startedAt }: Claim): boolean {
  return pid !== process.pid && isAlive(pid) && startOf(pid) === startedAt
}

async function stopServer(pgDirectory: string, postmaster: number) {
  process.kill(postmaster, 'SIGINT')
  for (let waited = 0; waited < FAST_STOP_SECONDS * 10; waited++) {
    if (!findServers(pgDirectory, postmaster).includes(postmaster)) return
    await sleep(100)
  }
  process.kill(postmaster, 'SIGQUIT')
}

async function waitUntilGone(pgDirectory: string, postmaster: number) {
  for (let waited = 0; waited < ORPHANS_GONE_SECONDS * 20; waited++) {
    if (findServers(pgDirectory, postmaster).length === 0) return
    await sleep(50)
  }
  throw new Error(`Processes of an earlier PostgreSQL still use ${pgDirectory}.`)
}

/** Every live process of this cluster: PostgreSQL works in its data folder, which tells them. */
function findServers(pgDirectory: string, postmaster: number): number[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => workingDirectoryOf(pid) === pgDirectory)
  }
  const isOurs = isAlive(postmaster) && psField(postmaster, 'command=').includes('postgres')
  return isOurs ? [postmaster] : []
}

function workingDirectoryOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

function psField(pid: number, field: string): string {
  try {
    return process.platform === 'win32'
      ? execFileSync('tasklist', ['/FI', `PID eq ${pid}`], { encoding: 'utf8' })
      : execFileSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When a process started, in whatever unit the system has; tells a reused number apart. */
function startOf(pid: number): string {
  if (process.platform !== 'linux') return psField(pid, 'lstart=')
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const isZombie = fields[0] === 'Z'
    return isZombie
      ? ''
      : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`
  } catch {
    return ''
  }
}
