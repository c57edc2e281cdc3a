import { Header } from 'tar'
import { Type, type Static } from 'typebox'

/**
 * A tar file anybody can open. Its first entry names the format, the last but one is the manifest,
 * and the last, the seal, is the sha256 of every byte before it: no bit can change unnoticed.
 */
export const formatVersion = 1
export const markName = 'mesa-backup'
export const manifestName = 'manifest.json'
export const sealName = 'seal.sha256'
export const blockBytes = 512
const sealTextBytes = 65

const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Count = Type.Integer({ minimum: 0 })
export const Manifest = Type.Object({
  format: Type.Integer(),
  createdAt: Type.String(),
  postgres: Type.String(),
  /** Names of the migrations its rows have passed. */
  migrations: Type.Array(Type.String()),
  /** `inside`: the part `secret`. `outside`: the installation had it in MESA_SECRET. */
  secret: Type.Union([Type.Literal('inside'), Type.Literal('outside')]),
  /** Tells whether a secret is the one without saying it. */
  secretMark: Digest,
  tables: Type.Array(
    Type.Object({
      name: Type.String({ pattern: '^[a-z_]+$' }),
      columns: Type.Array(Type.String({ pattern: '^[a-z0-9_]+$' })),
      rows: Count,
      /** Of its rows as text, in the order of the primary key. */
      sha256: Digest,
    }),
  ),
  /** Keys of files that rows named and the storage did not have. */
  missing: Type.Array(Type.String()),
  parts: Type.Array(Type.Object({ name: Type.String(), size: Count, sha256: Digest })),
})
export type Manifest = Static<typeof Manifest>
export type Part = Manifest['parts'][number]

/** What is wrong with an archive, an installation or the wish; told to whoever asked. */
export class BackupRefused extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'BackupRefused'
  }
}

export const tablePart = (table: string) => `tables/${table}.copy.zst`
export const filePart = (key: string) => `files/${key}`

/** The bytes before an entry's content. The same for the same name and size, always. */
export function headerOf(path: string, size: number): Buffer {
  const bytes = Buffer.alloc(blockBytes)
  const header = new Header({
    path,
    size,
    mode: 0o600,
    uid: 0,
    gid: 0,
    mtime: new Date(0),
    type: 'File',
  })
  if (header.encode(bytes, 0)) throw new BackupRefused(`${path} is too long a name for an archive`)
  return bytes
}

export const paddingOf = (size: number) =>
  Buffer.alloc((blockBytes - (size % blockBytes)) % blockBytes)

/** How an archive ends: the seal's entry and the two empty blocks of tar. */
export function endingOf(digest: string): Buffer {
  return Buffer.concat([
    headerOf(sealName, sealTextBytes),
    Buffer.from(`${digest}\n`),
    paddingOf(sealTextBytes),
    Buffer.alloc(2 * blockBytes),
  ])
}

export const endingBytes = 4 * blockBytes
