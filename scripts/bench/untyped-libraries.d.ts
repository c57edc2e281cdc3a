declare module 'luxon-business-days' {
  type Day = { plusBusiness(amount: { days: number }): Day; valueOf(): number }
  const luxon: { DateTime: { fromMillis(ms: number): Day } }
  export default luxon
}

declare module 'moment-business-time' {
  type Moment = {
    addWorkingTime(amount: number, unit: 'minutes'): Moment
    workingDiff(other: Moment, unit: 'minutes'): number
    valueOf(): number
  }
  const moment: ((ms: number) => Moment) & {
    updateLocale(name: string, settings: object): void
  }
  export default moment
}
