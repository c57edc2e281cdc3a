const isoDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' })

/** The API's ends are exclusive (`validUntil`, `endsOn`): people say the last day that counts. */
export const lastDay = (endsBefore: string): string =>
  isoDate.format(Date.parse(`${endsBefore}T12:00:00Z`) - 24 * 3_600_000)

/** The exclusive end of what lasts through a day. */
export const dayAfter = (lastDayOfIt: string): string =>
  isoDate.format(Date.parse(`${lastDayOfIt}T12:00:00Z`) + 24 * 3_600_000)
