/**
 * Every problem code the API answers, with its HTTP status (RFC 9457; names from docs/design/api.md).
 * Codes are stable: clients branch on them, and each locale file has a text for each.
 */
export const problemStatus = {
  malformed: 400,
  unknown_field: 400,
  desk_only_field: 400,
  invalid_cursor: 400,
  secret_in_url: 400,

  unauthenticated: 401,
  session_expired: 401,
  session_revoked: 401,
  refresh_reused: 401,
  invalid_credentials: 401,
  second_factor_required: 401,
  second_factor_wrong: 401,
  signature_invalid: 401,
  sign_on_failed: 401,
  sign_on_expired: 401,
  sign_on_email_unverified: 401,
  sign_on_no_account: 401,
  sign_on_other_identity: 401,

  not_allowed: 403,
  scope_missing: 403,
  cross_site: 403,
  setup_forbidden: 403,
  test_clock_off: 403,

  not_found: 404,

  method_not_allowed: 405,
  not_acceptable: 406,

  invalid_transition: 409,
  open_case_limit: 409,
  possible_duplicate: 409,
  idempotency_key_in_use: 409,
  already_decided: 409,
  already_reversed: 409,
  mail_not_repeatable: 409,
  already_exists: 409,
  file_not_scanned: 409,
  email_in_use: 409,
  key_user_limit: 409,
  in_use: 409,
  setup_done: 409,
  posting_exists: 409,

  token_expired: 410,
  decision_expired: 410,

  stale: 412,

  body_too_large: 413,
  file_too_large: 413,
  quota: 413,
  unsupported_media_type: 415,
  file_type_refused: 415,

  subject_rule: 422,
  evidence_required: 422,
  fields_required: 422,
  not_entitled: 422,
  standing: 422,
  conditions_required: 422,
  terms_required: 422,
  training_required: 422,
  channel_closed: 422,
  not_classified: 422,
  reason_required: 422,
  nature_required: 422,
  validation_required: 422,
  support_never_parked: 422,
  body_required: 422,
  until_required: 422,
  reopen_window_closed: 422,
  escalation_too_early: 422,
  module_unknown: 422,
  reference_unknown: 422,
  attachment_unusable: 422,
  file_empty: 422,
  file_damaged: 422,
  file_quarantined: 422,
  weak_password: 422,
  password_same: 422,
  address_refused: 422,
  provider_unreachable: 422,
  password_wrong: 422,
  code_wrong: 422,
  balance_insufficient: 422,
  grant_spent: 422,
  month_closed: 422,
  work_in_future: 422,
  period_invalid: 422,
  second_person_required: 422,
  idempotency_key_reused: 422,
  entry_id_reused: 422,

  rate_limited: 429,

  internal: 500,
  unavailable: 503,
  storage_unavailable: 503,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof problemStatus

export const problemCodes = Object.keys(problemStatus) as ProblemCode[]

/** Codes of single entries in a problem's `errors`: what is wrong with the value at `path`. */
export const fieldErrorCodes = [
  'required',
  'unknown_field',
  'wrong_type',
  'wrong_format',
  'too_short',
  'too_long',
  'too_small',
  'too_large',
  'too_many',
  'too_few',
  'not_one_of',
  'not_allowed_here',
  'without_content',
  'refused_word',
  'missing_evidence',
  'not_found',
  'not_unique',
  'too_weak',
  'unchanged',
  'invalid',
] as const

export type FieldErrorCode = (typeof fieldErrorCodes)[number]
