/** One line of progress for whoever started Mesa, in the form of run.mjs. */
export function say(line: string): void {
  const seconds = (performance.now() / 1000).toFixed(1).padStart(5)
  process.stdout.write(`[mesa ${seconds} s] ${line}\n`)
}
