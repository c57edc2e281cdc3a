import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../repository.ts'
import { makePackTexts } from './packs-text.ts'

// `node scripts/holidays/make-packs.ts`: writes the holiday packs anew; what changed is for review.
for (const [path, text] of makePackTexts()) writeFileSync(join(root, path), text)
