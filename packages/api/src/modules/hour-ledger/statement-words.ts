import { isBackToHeld } from '@mesa/shared/ledger/statement'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import { statementTexts } from '../../locales/statement-texts.ts'
import { dayBefore } from '../../local-date.ts'
import type { StatementEntry, StatementHead } from './statement-text.ts'

export type StatementWords = ReturnType<typeof statementWords>

/** What a person reads of a statement; days and instants in the contract's zone, whoever reads. */
export function statementWords(head: StatementHead, locale: Locale) {
  const texts = statementTexts[locale]
  const { timeZone } = head.contract
  const instants = new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  const names = new Map(head.components.map((one) => [one.code, one.names[locale]]))
  const days = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' })
  const day = (date: string) => days.format(new Date(date))
  const lastDays = new Map(head.lots.map((lot) => [lot.id, dayBefore(lot.validUntil)]))
  const instant = (iso: string) => instants.format(new Date(iso))
  return {
    ...texts,
    instant,
    day,
    /** Both days count, while the ends of lots are exclusive. */
    validity: ({ validFrom, validUntil }: StatementHead['lots'][number]) =>
      `${day(validFrom)} – ${day(dayBefore(validUntil))}`,
    /** The last day of the lot that a line is of, as a date `YYYY-MM-DD`. */
    lotLastDay: ({ lotId }: StatementEntry) => lastDays.get(lotId ?? '') ?? null,
    movement: (entry: StatementEntry) =>
      isBackToHeld(entry) ? texts.backToHeld : texts.kinds[entry.kind],
    /** A reversed capture is told as the capture was: by what went back to the hold. */
    movedMinutes: (entry: StatementEntry) =>
      isBackToHeld(entry) ? Math.abs(entry.minutes) : entry.minutes,
    component: (code: string | null) => (code === null ? '' : (names.get(code) ?? code)),
    /** Whose permission, and for how much. */
    consent: ({ consent }: StatementEntry) =>
      consent === null ? '' : texts.consented(consent.answeredBy ?? '', hoursOf(consent.minutes)),
    /** One name for a file, the same for the same contract and days. */
    fileName: (ending: string) => {
      const number = head.contract.number.replaceAll(/[^A-Za-z0-9-]+/g, '-')
      const days = head.month ?? `${head.from}-${head.to}`
      return `${texts.file}-${number}-${days}.${ending}`
    },
  }
}

/** Minutes as hours that name the minute: `-1:35`. */
export function hoursOf(minutes: number): string {
  const [whole, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : ''}${whole}:${String(rest).padStart(2, '0')}`
}
