/** Draws the screens of the invented ERP into scripts/seed/screens: `node scripts/seed/make-screens.ts`. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import { renderScreen } from './render-screen.ts'
import { screenSpecs } from './screen-specs.ts'

const require = createRequire(import.meta.url)
const fontFiles = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'].map((name) =>
  require.resolve(`dejavu-fonts-ttf/ttf/${name}`),
)
const folder = new URL('./screens/', import.meta.url)

for (const file of readdirSync(folder)) {
  if (file.endsWith('.png')) rmSync(new URL(file, folder))
}
for (const spec of screenSpecs) {
  const image = new Resvg(renderScreen(spec), {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'DejaVu Sans Condensed' },
  })
  writeFileSync(new URL(`${spec.key}.png`, folder), image.render().asPng())
}
