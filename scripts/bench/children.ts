import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../repository.ts'

export type Child = {
  address: string
  /** From the spawn to the line that names the address. */
  readyMs: number
  rssMb(): number
  stop(): Promise<void>
}

type Launch = { args: string[]; env?: Record<string, string> }

/** Starts a server and waits until it says where it listens. */
export async function launch({ args, env = {} }: Launch): Promise<Child> {
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    // As `npm start` does (run.mjs): without it a start strips and compiles everything anew.
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'), ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await addressOf(child)
  return {
    address,
    readyMs: performance.now() - started,
    rssMb: () => rssOf(child.pid ?? 0),
    async stop() {
      if (child.exitCode !== null) return
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    },
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('a child without output')
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /(?:lista|ready): (http\S+)/.exec(line)?.[1]
    if (found === undefined) continue
    child.stdout.resume()
    return found
  }
  throw new Error('a server ended before it was ready')
}

function rssOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}

export const server = 'packages/api/src/server.ts'
/** As `npm start` (run.mjs). */
export const engine = ['--max-semi-space-size=4']

type Installation = { ownerUrl: string; appUrl: string; dataDir: string }

export const launchProduct = ({ ownerUrl, appUrl, dataDir }: Installation) =>
  launch({
    args: [...engine, ...profiling(), server],
    env: {
      DATABASE_URL: appUrl,
      DATABASE_DIRECT_URL: ownerUrl,
      MESA_DATA_DIR: dataDir,
      ...quiet,
    },
  })

/** Closed to the demo and to nobody's speed; files and mails go to the throwaway folder. */
export const quiet = {
  MESA_DEMO: 'off',
  MESA_RATE_LIMIT: 'off',
  MESA_LOG_LEVEL: 'warn',
  PORT: '0',
}

const profiling = () => {
  const folder = process.env['BENCH_PROFILE']
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
}

export const launchBare = (url: string, tenantId: string) =>
  launch({ args: ['scripts/bench/bare/server.ts', url, tenantId] })
