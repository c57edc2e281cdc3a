import { expect, onTestFinished, test } from 'vitest'
import { startInstallation } from './installation.ts'
import { prepareDesk } from './prepare-desk.ts'
import { runUploadKills } from './upload-kills.ts'

test('F16: kill -9 in an upload, and between file and row, leaves no row without its file', async () => {
  const installation = await startInstallation()
  onTestFinished(() => installation.close())
  const desk = await prepareDesk(installation)
  const report = await runUploadKills({ installation, desk, offsets: [70_000] })

  expect(report).toMatchObject({ kills: 2, flaws: [], straysLater: 0 })
  expect(report.strays).toBeGreaterThan(0)
}, 120_000)
