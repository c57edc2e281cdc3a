import { existsSync, readFileSync } from 'node:fs'

const exitCode = Number(process.argv[2])
const file = '.data/test-results.json'
const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
const passed = results?.numPassedTests ?? 0
// A file that does not load, or a step before the tests, fails without a failed test.
const failedTests = results?.numFailedTests ?? 0
const brokenFiles = (results?.testResults ?? []).filter(
  ({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
).length
const isBroken = exitCode !== 0 || results?.success !== true || passed === 0
const failed = Math.max(failedTests + brokenFiles, isBroken ? 1 : 0)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? exitCode || 1 : 0)
