import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'

const watcher = new URL('./watch-npm.mjs', import.meta.url).href
const program = `
  import { watchNpm } from '${watcher}'
  watchNpm(() => { console.log('told to stop'); process.exit(0) })
  setTimeout(() => process.exit(3), 30_000)
  console.log('running')
`

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  'F19: %s to the process of npm alone reaches the program that it runs, and nothing else does',
  async (signal) => {
    const { npm, output } = await startNpm()
    await sleep(2000)
    const before = output()
    npm.kill(signal)
    while (!output().includes('told to stop')) await sleep(50)

    expect(before).toContain('running')
    expect(before).not.toContain('told to stop')
  },
  30_000,
)

async function startNpm() {
  const folder = mkdtempSync(join(tmpdir(), 'mesa-npm-'))
  const manifest = { name: 'watched', version: '1.0.0', scripts: { start: 'node program.mjs' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'program.mjs'), program)
  const npm: ChildProcess = spawn('npm', ['start'], { cwd: folder, stdio: ['ignore', 'pipe', 2] })
  let written = ''
  npm.stdout?.on('data', (chunk: Buffer) => {
    written += chunk.toString()
  })
  onTestFinished(async () => {
    if (npm.exitCode === null && npm.signalCode === null) {
      const ended = once(npm, 'exit')
      npm.kill('SIGKILL')
      await ended
    }
    rmSync(folder, { recursive: true, force: true })
  })
  while (!written.includes('running')) await sleep(50)
  return { npm, output: () => written }
}
