import { defineConfig } from 'vitest/config'

const project = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
})

export default defineConfig({
  test: {
    // `import type` tests and product code alike run in Node; browsers appear in e2e only.
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      project('shared', ['packages/shared/src/**/*.test.ts']),
      project('api', ['packages/api/src/**/*.test.ts'], {
        globalSetup: ['packages/api/src/testing/global-setup.ts'],
      }),
      project('web', ['packages/web/src/**/*.test.{ts,tsx}']),
      project('scripts', ['scripts/**/*.test.ts']),
      project('e2e', ['e2e/**/*.test.ts'], {
        globalSetup: ['packages/api/src/testing/global-setup.ts', 'e2e/testing/built-web.ts'],
        fileParallelism: false,
        testTimeout: 180_000,
        hookTimeout: 180_000,
        sequence: { groupOrder: 1 },
      }),
    ],
  },
})
