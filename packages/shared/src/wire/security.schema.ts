import { Type, type Static } from 'typebox'
import { anyText, Instant, nullable, page, strict, Uuid } from './common.schema.ts'
import { NewPassword, RecoveryCode, TotpCode } from './session.schema.ts'

/** `POST /auth/totp/enroll`, `POST /auth/totp/recovery-codes`: the password, typed now. */
export const FreshPasswordBody = Type.Object({ password: anyText(200) }, strict)
export type FreshPasswordBody = Static<typeof FreshPasswordBody>

/** The only time the secret is shown; it protects nothing until `POST /auth/totp/confirm`. */
export const TotpEnrolment = Type.Object({
  /** Base32, to type where no picture can be read. */
  secret: Type.String(),
  otpauthUri: Type.String(),
  /** From then on the enrolment has to be asked for again. */
  expiresAt: Instant,
})
export type TotpEnrolment = Static<typeof TotpEnrolment>

/** `POST /auth/totp/confirm`: a code of the new secret. */
export const ConfirmTotpBody = Type.Object({ totp: TotpCode }, strict)
export type ConfirmTotpBody = Static<typeof ConfirmTotpBody>

/** Ten codes, shown this once; making new ones ends the earlier. */
export const RecoveryCodes = Type.Object({ recoveryCodes: Type.Array(Type.String()) })
export type RecoveryCodes = Static<typeof RecoveryCodes>

/** `DELETE /auth/totp`: one of the three. */
export const RemoveTotpBody = Type.Object(
  {
    password: Type.Optional(anyText(200)),
    totp: Type.Optional(TotpCode),
    recoveryCode: Type.Optional(RecoveryCode),
  },
  { ...strict, minProperties: 1, maxProperties: 1 },
)
export type RemoveTotpBody = Static<typeof RemoveTotpBody>

/** `GET /auth/totp`. */
export const TotpView = Type.Object({
  /** Null: no second factor. */
  activeSince: nullable(Instant),
  recoveryCodesLeft: Type.Integer({ minimum: 0 }),
})
export type TotpView = Static<typeof TotpView>

/** `POST /auth/password/change`; ends every other session of the user. */
export const ChangePasswordBody = Type.Object({ current: anyText(200), next: NewPassword }, strict)
export type ChangePasswordBody = Static<typeof ChangePasswordBody>

/** What a browser says it is; `null` where it does not say. */
export const DeviceView = Type.Object({
  kind: Type.Enum(['computer', 'phone', 'tablet', 'program', 'unknown'], { type: 'string' }),
  /** `Firefox`, `Chrome`; of a program its name, e.g. `curl`. */
  browser: nullable(Type.String()),
  /** `Windows`, `Android`. */
  system: nullable(Type.String()),
})
export type DeviceView = Static<typeof DeviceView>

export const OpenSessionView = Type.Object({
  id: Uuid,
  device: DeviceView,
  createdAt: Instant,
  /** Written each time the session is renewed: every five minutes of use. */
  lastUsedAt: Instant,
  expiresAt: Instant,
  isCurrent: Type.Boolean(),
})
export type OpenSessionView = Static<typeof OpenSessionView>

/** `GET /auth/sessions`: one's own, newest sign-in first. */
export const OpenSessionList = page(OpenSessionView)
export type OpenSessionList = Static<typeof OpenSessionList>

/** `POST /auth/sessions/end-others`. */
export const EndedSessions = Type.Object({ ended: Type.Integer({ minimum: 0 }) })
export type EndedSessions = Static<typeof EndedSessions>
