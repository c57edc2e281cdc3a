import type { Coverage } from '@mesa/shared/ledger/types'
/** What a mail about a case may say; texts are plain, escaping is the layout's. */
export type CaseFacts = {
  number: number
  subject: string
  organization: string
  desk: string
  /** Who did it. */
  actor: string
}
export type ConsentFacts = CaseFacts & {
  /** `3 h 30`; null when no hours are asked. */
  duration: string | null
  explanation: string
  /** In the reader's zone; null without a limit. */
  expires: string | null
}
export type AnswerFacts = CaseFacts & {
  isAccepted: boolean
  duration: string | null
  comment: string | null
}

/** What was done to the account of the reader. */
export const securityChanges = [
  'second_factor_on',
  'second_factor_off',
  'second_factor_reset',
  'recovery_codes_new',
  'recovery_code_used',
  'codes_guessed',
  'password_changed',
] as const
export type SecurityChange = (typeof securityChanges)[number]

/** What a nightly check counted (P22). */
export type CheckFacts = {
  desk: string
  violations: number
  brokenChains: number
  clockDifferences: number
}

/** Holidays that wait for an administrator's yes. */
export type ProposalFacts = { desk: string; calendar: string; year: number; days: number }

/** `quote` is what a person wrote; `button` names the link. */
export type MailContent = {
  subject: string
  heading: string
  paragraphs: string[]
  quote?: string
  button: string
}

/** Clocks of the desk that warn and are breached. */
export type DeskMetric = 'first_reply' | 'next_reply' | 'resolution'

/** What time brings about by itself; instants in the reader's zone. */
export type ClockMailTexts = {
  /** To the customer, before their silence closes the case (CV-4). */
  silence_warned(facts: CaseFacts & { closes: string }): MailContent
  silence_closed(facts: CaseFacts): MailContent
  /** To the desk alone. */
  clock_warned(facts: CaseFacts & { metric: DeskMetric; percent: number; due: string }): MailContent
  clock_breached(facts: CaseFacts & { metric: DeskMetric; due: string }): MailContent
  /** To the desk: no recipient of a message could be reached. */
  message_bounced(facts: CaseFacts): MailContent
}

/** Who pays for a case (HR-4): to its customer, and to the desk what its customer objects. */
export type CoverageMailTexts = {
  coverage_ruled(facts: CaseFacts & { coverage: Coverage; reason: string }): MailContent
  coverage_objected(facts: CaseFacts & { reason: string }): MailContent
  coverage_answered(facts: CaseFacts & { isUpheld: boolean; answer: string }): MailContent
}

/** What people of the desk do with a case. */
export type DeskMailTexts = {
  /** CL-9, to both; `to` null: to nobody. */
  case_transferred(
    facts: CaseFacts & { to: string | null; isYours: boolean; reason: string | null },
  ): MailContent
  /** EX-5. */
  case_reopened(facts: CaseFacts): MailContent
  /** IN-6, to who works on the original. */
  case_merged(facts: CaseFacts & { from: number }): MailContent
}

export type DraftFacts = {
  organization: string
  desk: string
  /** As far as it is written. */
  summary: string
  /** Who wrote it. */
  author: string
}

/** Who decides for an organization, and what others write for them to send (EN-4). */
export type PeopleMailTexts = {
  /** To key users. */
  draft_written(facts: DraftFacts): MailContent
  /** To who wrote it; `number` of the case it became or was added to, `reason` of a refusal. */
  draft_decided(
    facts: DraftFacts & {
      decision: 'send' | 'merge' | 'decline'
      actor: string
      number: number | null
      reason: string | null
    },
  ): MailContent
  /** `pending`: decisions that wait. */
  key_user_named(facts: {
    organization: string
    desk: string
    isBackup: boolean
    pending: number
  }): MailContent
}

type ContractFacts = {
  /** Number and name. */
  contract: string
  organization: string
  /** `12 h 30`; null where it has no hours of its own. */
  left: string | null
}

/** What is left of a contract (HR-12), to its key users and to the desk; days as the reader writes them. */
export type ContractMailTexts = {
  /** `granted`: the lot's hours, valid until the day `until`. */
  hours_fraction(
    facts: ContractFacts & {
      percent: number
      granted: string
      until: string
      runsOut: string | null
    },
  ): MailContent
  contract_ending(
    facts: ContractFacts & { lastDay: string; renewal: 'none' | 'task' | 'automatic' },
  ): MailContent
  /** The last day that the hours carry. */
  hours_forecast(facts: ContractFacts & { runsOut: string; lastDay: string }): MailContent
}

/** The statement of hours that a key user asked for, and the heads that leave the building. */
export type StatementMailTexts = {
  statement_ready(facts: {
    contract: string
    /** Days or month as the reader writes them; null: the whole contract. */
    period: string | null
    format: 'pdf' | 'xlsx'
  }): MailContent
  /** To addresses outside of the desk; the text that was hashed follows. */
  heads_published(facts: {
    desk: string
    day: string
    hash: string
    prevHash: string
    accounts: number
    chains: number
  }): MailContent
}

type WindowFacts = { from: string; to: string }
type NotedWindow = CaseFacts & WindowFacts & { note: string | null }
type TermsFacts = CaseFacts & { title: string; body: string }

/** What is asked for beside a case and answered; instants in the reader's zone. */
export type IntakeMailTexts = {
  /** The acknowledgement, which carries the terms (EN-6, IN-9). */
  case_opened_terms(facts: TermsFacts): MailContent
  terms_asked(facts: TermsFacts): MailContent
  /** To the desk. */
  terms_answered(facts: CaseFacts & { isAccepted: boolean; comment: string | null }): MailContent
  /** HR-14. */
  access_asked(
    facts: CaseFacts & { explanation: string; until: string; expires: string | null },
  ): MailContent
  /** IN-1, to the desk. */
  after_hours_asked(facts: NotedWindow): MailContent
  after_hours_withdrawn(facts: CaseFacts & WindowFacts): MailContent
  /** To the customer. */
  after_hours_offered(facts: NotedWindow & { price: string; expires: string | null }): MailContent
  after_hours_unavailable(facts: NotedWindow): MailContent
  /** IN-9. */
  review_started(facts: CaseFacts): MailContent
  /** IN-7. */
  priority_ruled(facts: CaseFacts & { holds: boolean; reason: string }): MailContent
  /** CV-10. */
  case_shared(facts: CaseFacts & { mayReply: boolean }): MailContent
  /** CL-3, to everyone responsible. */
  impact_high(facts: CaseFacts): MailContent
  /** IN-10, to the desk. */
  window_announced(
    facts: WindowFacts & { organization: string; reason: string; isLate: boolean },
  ): MailContent
  window_cancelled(facts: WindowFacts & { organization: string; reason: string }): MailContent
}

export type MailTexts = ClockMailTexts &
  IntakeMailTexts &
  PeopleMailTexts &
  DeskMailTexts &
  CoverageMailTexts &
  ContractMailTexts &
  StatementMailTexts & {
    footer(desk: string): string
    /** Under invitations and password resets, which have no case. */
    accountFooter(desk: string): string
    greeting(name: string): string
    /** `resumes`: when attention does, where it came outside of hours (IN-1). */
    case_opened(facts: CaseFacts & { resumes: string | null }): MailContent
    case_new(facts: CaseFacts): MailContent
    reply_added(facts: CaseFacts & { body: string; asks: boolean }): MailContent
    consent_asked(facts: ConsentFacts): MailContent
    consent_answered(facts: AnswerFacts): MailContent
    solution_proposed(facts: CaseFacts & { body: string; isProvisional: boolean }): MailContent
    case_closed(facts: CaseFacts): MailContent
    invitation(facts: { desk: string; actor: string | null }): MailContent
    password_reset(facts: { desk: string }): MailContent
    /** The nightly check found broken invariants of the ledger or broken chains of the record. */
    check_failed(facts: CheckFacts): MailContent
    /** To administrators, from October on. */
    holidays_proposed(facts: ProposalFacts): MailContent
    security_changed(facts: { desk: string; change: SecurityChange }): MailContent
  }
