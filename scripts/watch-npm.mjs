// Who stops npm means the program that npm runs, yet a signal to npm alone does not reach it: npm
// hands it to its shell, and dash neither ends nor passes it on while its command runs.
import { existsSync, readFileSync } from 'node:fs'

const everyMs = 250
/** A tick so late means that the machine, or all of us, stood still: what woke us woke the shell. */
const lateMs = 1000
/** By then the shell has gone to sleep, also on a busy machine. */
const settledMs = 1000

/** Calls `stop` when npm or its shell has gone, or when a signal has woken the shell (Linux). */
export function watchNpm(stop) {
  if (!process.env.npm_lifecycle_event) return
  const shell = process.ppid
  const above = ancestors(shell)
  let wakings = wakingsOf(shell)
  let lastTick = performance.now()
  const settledAt = lastTick + settledMs
  const forget = () => {
    wakings = wakingsOf(shell)
  }
  process.on('SIGCONT', forget)
  setInterval(() => {
    const now = performance.now()
    const isLate = now - lastTick > everyMs + lateMs
    lastTick = now
    if (ancestors(shell) !== above || process.ppid !== shell) return stop()
    if (isLate || now < settledAt) return forget()
    if (wakingsOf(shell) !== wakings) stop()
  }, everyMs).unref()
}

/** The shell and its parent, npm: another parent means that npm was killed. */
function ancestors(shell) {
  const stat = readIf(`/proc/${shell}/stat`)
  return `${shell} ${stat.slice(stat.lastIndexOf(')')).split(' ')[2]}`
}

/** How often a shell that only waits for us was woken; anything but a shell wakes by itself. */
function wakingsOf(shell) {
  const status = readIf(`/proc/${shell}/status`)
  if (!/^Name:\t(sh|dash)$/m.test(status)) return ''
  return /^voluntary_ctxt_switches:\t(\d+)$/m.exec(status)?.[1] ?? ''
}

function readIf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}
