// `npm start` and `npm test` on any Node >= 20: installs the pinned Node, PostgreSQL and packages,
// then hands over to them. Plain JavaScript without packages, since none are there yet.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { watchNpm } from './scripts/watch-npm.mjs'

const PNPM = 'pnpm@12.21.0'
const root = dirname(fileURLToPath(import.meta.url))
const isWindows = process.platform === 'win32'
const node = isWindows
  ? join(root, 'node_modules', 'node', 'bin', 'node.exe')
  : join(root, 'node_modules', '.bin', 'node')
const dataDir = resolve(root, process.env.MESA_DATA_DIR ?? '.data')
const began = Date.now()

let current = null
let stopSignal = null
let stoppedAt = 0

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))

if (!isWindows) watchNpm(() => stop('SIGTERM'))

const command = process.argv[2]
try {
  if (command === 'start') await start()
  else if (command === 'test') await test(process.argv.slice(3))
  else fail('Usage: node run.mjs start | test')
} catch (error) {
  fail(error.message, error.exitCode ?? 1)
}

async function start() {
  await install()
  await buildWeb()
  await stopOrphan()
  say('Iniciando Mesa.')
  // Under load a young heap of 48 MB is most of what an answer's memory costs; 12 MB collect as well.
  const engine = ['--max-semi-space-size=4']
  const server = [...engine, 'packages/api/src/server.ts', ...process.argv.slice(3)]
  const code = await run({
    program: node,
    args: server,
    onSpawn: rememberServer,
    isServer: true,
    // Compiled code of the last start: a second start is ready sooner.
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'), ...process.env },
  })
  rmSync(runFile(), { force: true })
  process.exit(code)
}

async function test(args) {
  await install()
  await step('Checking types', [tool('typescript', 'bin/tsc'), '-b'])
  await buildWeb()
  await step('Running tests', [tool('vitest', 'vitest.mjs'), 'run', ...args])
  say('All tests passed.')
}

/** Skipped when this lockfile is what node_modules holds, so that a second start is quick. */
async function install() {
  const stamp = join(root, 'node_modules', '.mesa-installed')
  const manifests = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']
  const packages = readdirSync(join(root, 'packages')).map(
    (name) => `packages/${name}/package.json`,
  )
  const wanted = hashOf([...manifests, ...packages], `${root} ${process.platform} ${process.arch}`)
  if (readIf(stamp) === wanted && existsSync(node)) return
  say('Instalando paquetes (uno o dos minutos la primera vez).')
  const env = { ...process.env, CI: 'true', npm_config_update_notifier: 'false' }
  delete env.NODE_ENV
  const args = ['--yes', PNPM, 'install', '--frozen-lockfile']
  await must('Instalando paquetes', { program: isWindows ? 'npx.cmd' : 'npx', args, env })
  writeFileSync(stamp, wanted)
}

async function buildWeb() {
  const stamp = join(root, 'packages/web/dist/.mesa-built')
  const sources = ['packages/web', 'packages/shared/src', 'pnpm-lock.yaml']
  // The pinned Node builds, whichever Node runs this: the lockfile says which.
  const wanted = hashOf(sources, '')
  if (readIf(stamp) === wanted) return
  await step('Construyendo las páginas', [tool('vite', 'bin/vite.js'), 'build', 'packages/web'])
  writeFileSync(stamp, wanted)
}

/** A server whose runner was killed still holds port and data: end it before starting anew. */
async function stopOrphan() {
  const earlier = JSON.parse(readIf(runFile()) ?? 'null')
  if (!earlier || !isServerOf(earlier.server) || isAlive(earlier.runner)) return
  say('Deteniendo una Mesa que quedó de un inicio interrumpido.')
  process.kill(earlier.server, 'SIGTERM')
  for (let waited = 0; waited < 200 && isServerOf(earlier.server); waited++) await sleep(100)
  if (isServerOf(earlier.server)) process.kill(earlier.server, 'SIGKILL')
}

function runFile() {
  return join(dataDir, 'run.json')
}

function rememberServer(server) {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(runFile(), JSON.stringify({ runner: process.pid, server }))
}

function isServerOf(pid) {
  if (process.platform !== 'linux') return isAlive(pid)
  return (readIf(`/proc/${pid}/cmdline`) ?? '').includes('packages/api/src/server.ts')
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function tool(name, file) {
  return join(root, 'node_modules', name, file)
}

function step(name, args) {
  say(`${name}.`)
  return must(name, { program: node, args })
}

async function must(name, task) {
  const code = await run(task)
  if (code === 0) return
  const error = new Error(stopSignal ? 'Detenida.' : `${name}: falló.`)
  throw Object.assign(error, { exitCode: code })
}

/**
 * Resolves with an exit code. Each child has its own process group: a Ctrl-C then reaches it once,
 * through `stop`, instead of once from the terminal and once from here.
 */
function run({ program, args, env = process.env, onSpawn, isServer = false }) {
  if (stopSignal) return Promise.resolve(130)
  return new Promise((settle, reject) => {
    const options = { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }
    const child = spawn(program, args, {
      ...options,
      detached: !isWindows,
      shell: program.endsWith('.cmd'),
    })
    current = { child, isServer }
    child.once('error', (error) => reject(new Error(`${program} did not start: ${error.message}`)))
    child.once('spawn', () => onSpawn?.(child.pid))
    child.once('exit', (code, signal) => {
      current = null
      settle(code ?? 128 + ({ SIGINT: 2, SIGKILL: 9, SIGTERM: 15, SIGHUP: 1 }[signal] ?? 0))
    })
  })
}

/** The first signal asks; one that comes later than the echo of the first kills. */
function stop(signal) {
  const isSecond = stopSignal !== null && Date.now() - stoppedAt > 300
  if (stopSignal !== null && (!isSecond || signal !== 'SIGINT')) return
  if (!current) process.exit(130)
  if (!isSecond) {
    stopSignal = signal
    stoppedAt = Date.now()
    if (current.isServer) say('Deteniendo (Ctrl-C otra vez la termina de inmediato).')
  }
  const { child, isServer } = current
  const target = isServer || isWindows ? child.pid : -child.pid
  try {
    process.kill(target, isSecond ? 'SIGKILL' : signal)
  } catch {
    // It ended in between.
  }
}

/** A hash of names and contents; of a folder's every file but what is built or installed. */
function hashOf(paths, salt) {
  const hash = createHash('sha256').update(salt)
  const add = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (!statSync(full).isDirectory())
      return void hash.update(`${path}\n`).update(readFileSync(full))
    for (const name of readdirSync(full).sort()) {
      if (name !== 'node_modules' && name !== 'dist') add(`${path}/${name}`)
    }
  }
  paths.forEach(add)
  return hash.digest('hex')
}

function readIf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

function sleep(milliseconds) {
  return new Promise((settle) => setTimeout(settle, milliseconds))
}

function say(line) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(5)
  process.stdout.write(`[mesa ${seconds} s] ${line}\n`)
}

function fail(message, code = 1) {
  say(message)
  process.exit(code)
}
