import type {
  ContractMailTexts,
  CoverageMailTexts,
  IntakeMailTexts,
  StatementMailTexts,
} from '../../locales/mail-text-types.ts'
import type { AccountTemplate } from './account-letters.ts'

/** What the outbox says happened. */
export type Happening = {
  id: string
  type: string
  payload: Record<string, unknown>
  ticketId: string | null
  internal: boolean
}
export type Template =
  | 'case_opened'
  | 'case_new'
  | keyof IntakeMailTexts
  | keyof ContractMailTexts
  | keyof CoverageMailTexts
  | 'reply_added'
  | 'consent_asked'
  | 'consent_answered'
  | 'solution_proposed'
  | 'case_closed'
  | 'silence_warned'
  | 'silence_closed'
  | 'clock_warned'
  | 'clock_breached'
  | 'message_bounced'
  | 'case_transferred'
  | 'case_reopened'
  | 'case_merged'
  | AccountTemplate
  | 'draft_written'
  | 'draft_decided'
  | 'key_user_named'
  | keyof StatementMailTexts
  | 'check_failed'
  | 'holidays_proposed'
/** One mail for one reader, in their language. */
export type ComposedMail = {
  userId: string
  organizationId: string | null
  ticketId: string | null
  template: Template
  locale: 'es' | 'en' | 'pt'
  toAddress: string
  toName: string
  subject: string
  text: string
  html: string
}
