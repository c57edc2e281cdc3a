import { Type, type Static } from 'typebox'

/** A closed set of words, as `{ type: 'string', enum: [...] }`. */
const words = <Word extends string, Words extends Word[]>(...values: [...Words]) =>
  Type.Enum(values, { type: 'string' })

export const Locale = words('es', 'en', 'pt')
export type Locale = Static<typeof Locale>

export const StaffRole = words('agent', 'technician', 'commercial', 'supervisor', 'admin', 'viewer')
export type StaffRole = Static<typeof StaffRole>

export const CustomerRole = words('requester', 'key_user', 'backup_key_user')
export type CustomerRole = Static<typeof CustomerRole>

export const UserRole = words(
  'agent',
  'technician',
  'commercial',
  'supervisor',
  'admin',
  'viewer',
  'requester',
  'key_user',
  'backup_key_user',
)
export type UserRole = Static<typeof UserRole>

export const UserKind = words('staff', 'customer')
export type UserKind = Static<typeof UserKind>

export const UserStatus = words('invited', 'active', 'disabled')
export type UserStatus = Static<typeof UserStatus>

export const Standing = words('current', 'overdue', 'suspended')
export type Standing = Static<typeof Standing>

export const AccountClass = words('general', 'special')
export type AccountClass = Static<typeof AccountClass>

export const SizeBracket = words('small', 'medium', 'large')
export type SizeBracket = Static<typeof SizeBracket>

/** The states of the machine, docs/design/api.md. */
export const TicketStatus = words(
  'received',
  'in_review',
  'in_progress',
  'waiting_customer',
  'waiting_decision',
  'waiting_vendor',
  'scheduled',
  'backlog',
  'in_validation',
  'closed',
  'cancelled',
)
export type TicketStatus = Static<typeof TicketStatus>

export const TicketActionName = words(
  'review',
  'start',
  'ask',
  'answer',
  'request_decision',
  'decided',
  'withdraw_decision',
  'hand_to_vendor',
  'schedule',
  'park',
  'resume',
  'propose',
  'accept',
  'watch',
  'reject',
  'solve',
  'close',
  'cancel',
  'reopen',
  'escalate',
)
export type TicketActionName = Static<typeof TicketActionName>

export const TicketType = words('support', 'change', 'consulting', 'problem', 'internal', 'alert')
export type TicketType = Static<typeof TicketType>

export const Impact = words('high', 'medium', 'low')
export type Impact = Static<typeof Impact>

export const Criticality = words('minor', 'moderate', 'serious', 'critical')
export type Criticality = Static<typeof Criticality>

export const Level = words('l1', 'l2', 'l3')
export type Level = Static<typeof Level>

export const Coverage = words('contract', 'warranty', 'included', 'independent', 'courtesy')
export type Coverage = Static<typeof Coverage>

export const Channel = words('portal', 'email', 'phone', 'api', 'alert', 'intranet')
export type Channel = Static<typeof Channel>

/** IN-7: what became of a priority that a customer claimed or the desk raised. */
export const PriorityState = words('claimed', 'confirmed', 'downgraded')
export type PriorityState = Static<typeof PriorityState>

/** CV-5: red after too long without a message to the customer. */
export const TicketColor = words('white', 'red')
export type TicketColor = Static<typeof TicketColor>

export const WaitingOn = words('desk', 'customer', 'vendor', 'none')
export type WaitingOn = Static<typeof WaitingOn>

export const Nature = words('definitive', 'provisional')
export type Nature = Static<typeof Nature>

/** IN-3: what a file proves. */
export const EvidenceKind = words('screen', 'report_config', 'other')
export type EvidenceKind = Static<typeof EvidenceKind>

/** A code of the catalogue `components` (HR-5); every desk has l1, l2, l3, quality, visit and travel. */
export const WorkComponent = Type.String({
  pattern: '^[a-z0-9][a-z0-9_-]{0,63}$',
  minLength: 1,
  maxLength: 64,
})
export type WorkComponent = Static<typeof WorkComponent>

export const DecisionKind = words(
  'terms',
  'hours',
  'access',
  'after_hours',
  'quote',
  'solution',
  'stage',
)
export type DecisionKind = Static<typeof DecisionKind>

export const DecisionStatus = words('pending', 'accepted', 'declined', 'withdrawn', 'expired')
export type DecisionStatus = Static<typeof DecisionStatus>

export const ConsentPurpose = words('analysis', 'assessment', 'solution')
export type ConsentPurpose = Static<typeof ConsentPurpose>

/** Chains of the record and visibility of messages: what the customer may see, and what only the desk. */
export const Visibility = words('public', 'desk')
export type Visibility = Static<typeof Visibility>
