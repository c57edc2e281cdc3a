const minuteMs = 60_000

/** `YYYY-MM-DDTHH:mm` in the device's zone, as the native field wants it. */
export function localInput(ms: number): string {
  const date = new Date(ms)
  return new Date(ms - date.getTimezoneOffset() * minuteMs).toISOString().slice(0, 16)
}
