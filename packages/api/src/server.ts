// The process starts here. Its engine's settings must be in force before the program is loaded, and
// imports are loaded before anything runs: so the program itself is imported last.
import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

// What was stripped and compiled once is not again; `npm start` says the same to what comes before.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/compiled', import.meta.url)))
// Loading makes much that is soon dead, and a young heap grown for it stays: half of an idle process.
// Afterwards it may grow with the work, since small ones are collected all the time.
setFlagsFromString('--semi-space-growth-factor=1')
await import('./serve.ts')
setFlagsFromString('--semi-space-growth-factor=2')
flushCompileCache()
