/** The only place of the web that asks what time it is; milliseconds since the epoch. */
export const nowMs = (): number => Date.now()
