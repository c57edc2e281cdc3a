import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, zstdCompressSync } from 'node:zlib'
import { takeBackup } from '@mesa/api/backup/backup'
import { openInstallation } from '@mesa/api/backup/installation'
import { systemClock } from '@mesa/api/clock'
import { readConfig } from '@mesa/api/config'
import pg from 'pg'
import { root } from '../repository.ts'

/**
 * `node scripts/upgrade/make-fixture.ts [commit]`: the demonstration desk as a release made it, as an
 * archive without files, for packages/api/src/db/upgrade.test.ts (P20).
 */
const commit = process.argv[2] ?? '2da28d3'
const target = join(root, 'packages/api/src/db/testing/previous-release.tar.zst')
const packages = ['api', 'shared', 'web']

/** The sources of the release, with the packages installed now. */
async function unpackRelease(folder: string) {
  const tar = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 1 << 29 })
  execFileSync('tar', ['-x', '-C', folder], { input: tar })
  const modules = join(folder, 'node_modules')
  await mkdir(join(modules, '@mesa'), { recursive: true })
  for (const name of await readdir(join(root, 'node_modules')))
    if (name !== '@mesa') await symlink(join(root, 'node_modules', name), join(modules, name))
  for (const name of packages)
    await symlink(join(folder, 'packages', name), join(modules, '@mesa', name))
  for (const name of packages) {
    const from = join(root, 'packages', name, 'node_modules')
    // Links among the packages are relative: a copy of the links leads to the release's own.
    await cp(from, join(folder, 'packages', name, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
    })
  }
  await cp(join(root, 'packages/web/dist'), join(folder, 'packages/web/dist'), { recursive: true })
}

async function seedWith(folder: string, dataDir: string) {
  const child = spawn(process.execPath, ['packages/api/src/server.ts'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: '0', MESA_DATA_DIR: dataDir, MESA_SECRET: 'fixture' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  for await (const chunk of child.stdout) {
    told += String(chunk)
    if (told.includes('Mesa está lista')) break
  }
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
  if (!told.includes('Mesa está lista')) throw new Error(`the release did not start: ${told}`)
}

/** Most news that were told long ago, as the product itself forgets them after a month. */
async function forgetNews(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('delete from outbox where position > 60')
  await client.end()
}

const folder = await mkdtemp(join(tmpdir(), 'mesa-release-'))
try {
  await chmod(folder, 0o711)
  const dataDir = join(folder, 'data')
  const release = join(folder, 'release')
  await mkdir(release)
  await unpackRelease(release)
  await seedWith(release, dataDir)
  const config = readConfig({ MESA_DATA_DIR: dataDir, MESA_SECRET: 'fixture' })
  const installation = await openInstallation(config, () => undefined)
  try {
    const { storage } = installation
    const without = {
      ...storage,
      has: async () => false,
      read: () => Promise.reject(new Error('the fixture has no files')),
    }
    await forgetNews(installation.ownerUrl)
    const path = join(folder, 'release.tar')
    const options = { path, clock: systemClock, compressionLevel: 19 }
    await takeBackup({ ...installation, storage: without }, options)
    const params = { [constants.ZSTD_c_compressionLevel]: 19 }
    await writeFile(target, zstdCompressSync(await readFile(path), { params }))
  } finally {
    await installation.close()
  }
  console.log(`${target}: ${Math.round((await stat(target)).size / 1024)} kB`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
