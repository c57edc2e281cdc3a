import { join } from 'node:path'
import type { Config } from '../config.ts'
import { createDiskStorage, type Storage } from './storage.ts'

/** Where `MESA_FILES_URL` says, else the data folder. The client of S3 is loaded only where it is used. */
export async function createStorage(
  config: Pick<Config, 'dataDir' | 'filesUrl' | 's3Credentials'>,
): Promise<Storage> {
  if (config.filesUrl === null) return createDiskStorage(join(config.dataDir, 'files'))
  const url = new URL(config.filesUrl)
  if (url.protocol !== 's3:' || url.hostname === '')
    throw new Error('MESA_FILES_URL must be s3://bucket/prefix?region=…&endpoint=…')
  const { createS3Storage } = await import('./storage-s3.ts')
  return createS3Storage({
    bucket: url.hostname,
    prefix: url.pathname.replaceAll(/^\/+|\/+$/g, ''),
    region: url.searchParams.get('region') ?? 'us-east-1',
    endpoint: url.searchParams.get('endpoint'),
    credentials: config.s3Credentials,
    timeoutMs: 10_000,
  })
}
