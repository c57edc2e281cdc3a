import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/longest-first.ts'

const project = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
})

/** They replace a module of a package before anybody imports it. */
const apart = ['packages/api/src/modules/identity/identity-attacks.test.ts']
const database = { globalSetup: ['packages/api/src/testing/global-setup.ts'] }

export default defineConfig({
  test: {
    // `import type` tests and product code alike run in Node; browsers appear in e2e only.
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Tests wait for databases more than they compute: one worker less than there are cores, as is the
    // default, leaves half of a machine of two idle. More would exhaust the connections of one cluster.
    maxWorkers: 2,
    // A worker imports the program once and not anew for each file: half of the time of small files.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      project('shared', ['packages/shared/src/**/*.test.ts']),
      project('api', ['packages/api/src/**/*.test.ts'], { ...database, exclude: apart }),
      project('apart', apart, { ...database, isolate: true }),
      // They put their own fetch and storage in the place of the browser's: 2 s for a worker each.
      project('web', ['packages/web/src/**/*.test.{ts,tsx}'], { isolate: true }),
      project('scripts', ['scripts/**/*.test.ts']),
      project('e2e', ['e2e/**/*.test.ts'], {
        globalSetup: ['packages/api/src/testing/global-setup.ts', 'e2e/testing/built-web.ts'],
        testTimeout: 180_000,
        hookTimeout: 180_000,
      }),
    ],
  },
})
