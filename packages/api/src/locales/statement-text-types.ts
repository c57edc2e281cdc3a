import type { PostingKind } from '@mesa/shared/wire/postings.schema'

export type StatementTexts = {
  file: string
  title: string
  labels: Record<
    | 'customer'
    | 'contract'
    | 'period'
    | 'closed'
    | 'open'
    | 'opening'
    | 'closing'
    | 'granted'
    | 'charged'
    | 'expired'
    | 'held'
    | 'memo'
    | 'balance'
    | 'lots'
    | 'noLots'
    | 'movements'
    | 'noMovements'
    | 'withoutCase'
    | 'case'
    | 'caseTotal'
    | 'proof'
    | 'fingerprint'
    | 'statementHash',
    string
  >
  columns: Record<
    | 'date'
    | 'posted'
    | 'case'
    | 'subject'
    | 'movement'
    | 'component'
    | 'person'
    | 'description'
    | 'worked'
    | 'minutes'
    | 'hours'
    | 'balance'
    | 'consent'
    | 'lot'
    | 'lotLastDay'
    | 'valid'
    | 'granted'
    | 'used'
    | 'available'
    | 'corrects'
    | 'reason'
    | 'entry'
    | 'number'
    | 'name'
    | 'value',
    string
  >
  kinds: Record<PostingKind, string>
  backToHeld: string
  daysIn(zone: string): string
  closedBy(instant: string, who: string): string
  consented(who: string, hours: string): string
  corrects(month: string): string
  upTo(seq: number): string
  page(page: number): string
}
