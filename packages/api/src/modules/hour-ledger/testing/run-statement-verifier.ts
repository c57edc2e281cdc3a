import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const script = join(import.meta.dirname, '../../../../../../scripts/verify-statement.mjs')

/** Recomputes a statement as anybody would, in a folder that knows nothing of Mesa. */
export async function runStatementVerifier(record: string, statement: string) {
  const folder = await mkdtemp(join(tmpdir(), 'mesa-statement-'))
  try {
    await writeFile(join(folder, 'record.json'), record)
    await writeFile(join(folder, 'statement.json'), statement)
    const child = spawn(process.execPath, [script, 'record.json', 'statement.json'], {
      cwd: folder,
    })
    let out = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => (out += chunk))
    const code = await new Promise<number | null>((resolve, reject) =>
      child.on('error', reject).on('close', resolve),
    )
    return { code, out }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
