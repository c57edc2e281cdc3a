import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmbedded } from '@mesa/api/db/embedded'
import { throwawayParent } from '@mesa/api/db/embedded-home'
import { createAppLogin, migrate } from '@mesa/api/db/migrate'

/** An empty, migrated and durable cluster of its own: commits cost what they cost an installation. */
export async function startCluster() {
  const dataDir = await mkdtemp(join(throwawayParent(), 'mesa-bench-'))
  await chmod(dataDir, 0o711)
  const remove = () => rm(dataDir, { recursive: true, force: true })
  try {
    const embedded = await startEmbedded({ dataDir, log: () => undefined })
    await migrate(embedded.url)
    const appUrl = await createAppLogin(embedded.url, 'bench')
    const stop = async () => {
      await embedded.stop()
      await remove()
    }
    return { ownerUrl: embedded.url, appUrl, dataDir, stop }
  } catch (error) {
    await remove()
    throw error
  }
}
