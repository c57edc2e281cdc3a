import { expect, onTestFinished, test } from 'vitest'
import { startInstallation } from './installation.ts'
import { runPostings } from './main-job.ts'
import { prepareDesk } from './prepare-desk.ts'
import { runKills } from './run-kills.ts'
import { startUpload, untilRefused } from './slow-upload.ts'

test('P1: what was acknowledged is stored, once, whoever is killed with kill -9', async () => {
  const report = await runKills({ kills: 4, seed: 20_261_122, writers: 4, say: () => {} })

  expect(report.flaws).toEqual([])
  expect(report.surprises).toBe(0)
  expect(report.checks.filter(({ wrong }) => wrong.length > 0)).toEqual([])
  expect(report.checks.every(({ asked }) => asked > 0)).toBe(true)
  expect(report.unknown + report.unavailable + report.unreached).toBeGreaterThan(0)
}, 300_000)

test('P4: what was posted before a kill -9 is posted once, and I1 to I12 hold', async () => {
  const report = await runKills({
    kills: 2,
    seed: 20_261_123,
    writers: 4,
    job: runPostings,
    say: () => {},
  })

  expect(report.flaws).toEqual([])
  expect(report.surprises).toBe(0)
  expect(report.checks.filter(({ wrong }) => wrong.length > 0)).toEqual([])
  expect(report.acknowledged).toBeGreaterThan(0)
}, 300_000)

test('F19: SIGTERM lets the requests in flight finish, and the process ends by itself', async () => {
  const installation = await startInstallation()
  onTestFinished(() => installation.close())
  const { teams } = await prepareDesk(installation)
  const uploads = await Promise.all(
    teams.map(({ customer }) => startUpload(installation.api.url, customer)),
  )

  const ended = installation.api.stop()
  await untilRefused(installation.api.url)
  const statuses = await Promise.all(uploads.map((upload) => upload.finish()))

  expect(statuses).toEqual([201, 201])
  expect(await ended).toBe(0)
}, 120_000)
