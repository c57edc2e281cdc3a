import { existsSync, renameSync, statSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

const LOG_BYTES_MAX = 10 * 1024 * 1024

/** The port of the last run when it is free and `mustChange` is false, else a random free one. */
export async function choosePort(directory: string, mustChange: boolean): Promise<number> {
  const file = join(directory, 'port')
  const last = existsSync(file) ? Number(await readFile(file, 'utf8')) : 0
  const kept = last > 0 && !mustChange ? await bindOnce(last) : null
  const port = kept ?? (await bindOnce(0))
  if (!port) throw new Error('No free port was found on 127.0.0.1.')
  if (port !== last) await writeFile(file, String(port))
  return port
}

/** Takes a value from `secrets.json`, making it the first time. The file is its owner's alone. */
export async function readOrMakeSecret(dataDir: string, name: string, make: () => string) {
  const file = join(dataDir, 'secrets.json')
  const secrets = existsSync(file)
    ? (JSON.parse(await readFile(file, 'utf8')) as Record<string, string>)
    : {}
  const known = secrets[name]
  if (known) return { value: known, isNew: false }
  const value = make()
  const text = JSON.stringify({ ...secrets, [name]: value }, null, 2)
  await writeFile(`${file}.partial`, text, { mode: 0o600 })
  await rename(`${file}.partial`, file)
  return { value, isNew: true }
}

/** Keeps one earlier log, so that the file cannot fill the disk over years. */
export function rotateLog(file: string) {
  if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.1`)
}

export async function tailOfLog(directory: string): Promise<string> {
  const file = join(directory, 'postgres.log')
  if (!existsSync(file)) return '(no log)'
  return (await readFile(file, 'utf8')).trimEnd().split('\n').slice(-8).join('\n')
}

/** Binds and frees a port: its number, or null when it is taken. */
function bindOnce(port: number): Promise<number | null> {
  return new Promise((settle) => {
    const probe = createServer()
    probe.once('error', () => settle(null))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      const bound = address && typeof address === 'object' ? address.port : null
      probe.close(() => settle(bound))
    })
  })
}
