/** What the server writes into `action` of its audit log, and the words of each under `admin.audit.acts`. */
export const actWords = {
  'desk.created': 'desk_created',
  'user.invited': 'user_invited',
  'user.changed': 'user_changed',
  'user.disabled': 'user_disabled',
  'member.invited': 'member_invited',
  'member.changed': 'member_changed',
  'member.removed': 'member_removed',
  'api_key.created': 'api_key_created',
  'api_key.revoked': 'api_key_revoked',
  'api_key.rotated': 'api_key_rotated',
  'api_key.exposed': 'api_key_exposed',
  'security.second_factor_on': 'second_factor_on',
  'security.second_factor_off': 'second_factor_off',
  'security.second_factor_reset': 'second_factor_reset',
  'security.recovery_codes_new': 'recovery_codes_new',
  'security.recovery_code_used': 'recovery_code_used',
  'security.codes_guessed': 'codes_guessed',
  'security.password_changed': 'password_changed',
  'session.ended': 'session_ended',
  'session.others_ended': 'sessions_ended',
  'sign_on.provider_created': 'sign_on_provider_created',
  'sign_on.provider_changed': 'sign_on_provider_changed',
  'sign_on.provider_removed': 'sign_on_provider_removed',
  'sign_on.linked': 'sign_on_linked',
  'sign_on.unlinked': 'sign_on_unlinked',
  'file.quarantined': 'file_quarantined',
} as const

export const hasWords = (action: string): action is keyof typeof actWords =>
  Object.hasOwn(actWords, action)
