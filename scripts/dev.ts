// `pnpm dev`: the API restarts when it or shared changes, the pages reload through Vite.
import { type ChildProcess, spawn } from 'node:child_process'
import { root } from './repository.ts'

const API_PORT = process.env.PORT ?? '3000'
const tasks: [string, string[]][] = [
  ['api', ['--watch', '--watch-preserve-output', 'packages/api/src/server.ts']],
  ['web', ['node_modules/vite/bin/vite.js', 'packages/web']],
]
const children: ChildProcess[] = tasks.map(([name, args]) => {
  const env = { ...process.env, PORT: API_PORT }
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
  child.once('exit', (code) => {
    console.log(`${name} ended (${code ?? 'by a signal'}).`)
    children.filter((other) => other.exitCode === null).forEach((other) => other.kill('SIGTERM'))
    process.exitCode ||= code ?? 0
  })
  return child
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => children.forEach((child) => child.kill(signal)))
}
