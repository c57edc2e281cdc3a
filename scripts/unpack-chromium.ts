import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import chromium, { inflate } from '@sparticuz/chromium'

// Unpacks the browser of the npm package and its libraries into the temporary folder, TMPDIR.
const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
await chromium.executablePath()
await inflate(join(dirname(dirname(entry)), 'bin', 'al2023.tar.br'))
