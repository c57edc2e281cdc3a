import { Type, type Static } from 'typebox'
import { passwordLengthMin } from '../access/password.ts'
import { anyText, Email, strict, text, TimeZone, Uuid } from './common.schema.ts'
import { CustomerRole, Locale, UserKind, UserRole } from './vocabulary.schema.ts'

export const DeskSlug = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  minLength: 1,
  maxLength: 63,
})
export type DeskSlug = Static<typeof DeskSlug>

/** Length alone is checked here; the server refuses known weak ones with `weak_password`. */
export const NewPassword = Type.String({ minLength: passwordLengthMin, maxLength: 200 })
export type NewPassword = Static<typeof NewPassword>

/** A one-time token of an invitation or a reset, as it stands in the mail's link. */
export const OneTimeToken = Type.String({ minLength: 16, maxLength: 200 })
export type OneTimeToken = Static<typeof OneTimeToken>

/** The six digits an authenticator shows. */
export const TotpCode = Type.String({ pattern: '^[0-9]{6}$', minLength: 6, maxLength: 6 })
export type TotpCode = Static<typeof TotpCode>

/** One of ten, good once; upper or lower case, dashes and spaces do not matter. */
export const RecoveryCode = text(40, 12)
export type RecoveryCode = Static<typeof RecoveryCode>

/** Of a person with a second factor: one of the two (401 `second_factor_required`, `second_factor_wrong`). */
export const secondStep = {
  totp: Type.Optional(TotpCode),
  recoveryCode: Type.Optional(RecoveryCode),
}

/** `POST /auth/login`. */
export const LoginBody = Type.Object(
  {
    email: Email,
    password: anyText(200),
    ...secondStep,
    desk: Type.Optional(DeskSlug),
  },
  strict,
)
export type LoginBody = Static<typeof LoginBody>

/** `role` of a customer is the strongest of their memberships. */
export const SessionUser = Type.Object({
  id: Uuid,
  name: Type.String(),
  email: Type.String(),
  kind: UserKind,
  role: UserRole,
  locale: Locale,
  timeZone: Type.String(),
})
export type SessionUser = Static<typeof SessionUser>

/** Answer of `POST /auth/login`, `/auth/refresh`, `/auth/invitations/accept` and `/auth/password/reset`; `expiresIn` in seconds (≤ 300). */
export const SessionView = Type.Object({
  accessToken: Type.String(),
  expiresIn: Type.Integer({ minimum: 1, maximum: 300 }),
  user: SessionUser,
})
export type SessionView = Static<typeof SessionView>

export const MembershipView = Type.Object({
  organizationId: Uuid,
  organizationName: Type.String(),
  role: CustomerRole,
})
export type MembershipView = Static<typeof MembershipView>

/** `GET /auth/me`. */
export const Me = Type.Object({
  user: SessionUser,
  memberships: Type.Array(MembershipView),
  desk: Type.Object({ name: Type.String(), slug: Type.String(), timeZone: Type.String() }),
  etag: Type.String(),
})
export type Me = Static<typeof Me>

/** `PATCH /auth/me`: one's own profile. */
export const PatchMeBody = Type.Object(
  {
    name: Type.Optional(text(120)),
    locale: Type.Optional(Locale),
    timeZone: Type.Optional(TimeZone),
  },
  { ...strict, minProperties: 1 },
)
export type PatchMeBody = Static<typeof PatchMeBody>

/** `POST /auth/password/forgot`: 202 with the same answer for known and unknown addresses. */
export const ForgotPasswordBody = Type.Object(
  { email: Email, desk: Type.Optional(DeskSlug) },
  strict,
)
export type ForgotPasswordBody = Static<typeof ForgotPasswordBody>

export const ForgotPasswordView = Type.Object({ accepted: Type.Literal(true) })
export type ForgotPasswordView = Static<typeof ForgotPasswordView>

/** `POST /auth/password/reset`; ends every other session of the user. A second factor stays and is asked for. */
export const ResetPasswordBody = Type.Object(
  { token: OneTimeToken, password: NewPassword, ...secondStep },
  strict,
)
export type ResetPasswordBody = Static<typeof ResetPasswordBody>

/** `POST /auth/invitations/preview`: whom the link is for, before a password is asked; 410 `token_expired`. */
export const InvitationPreviewBody = Type.Object({ token: OneTimeToken }, strict)
export type InvitationPreviewBody = Static<typeof InvitationPreviewBody>

export const InvitationPreviewView = Type.Object({
  name: Type.String(),
  email: Type.String(),
  organizationName: Type.Union([Type.String(), Type.Null()]),
  deskName: Type.String(),
})
export type InvitationPreviewView = Static<typeof InvitationPreviewView>

/** `POST /auth/invitations/accept`. */
export const AcceptInvitationBody = Type.Object(
  {
    token: OneTimeToken,
    password: NewPassword,
    name: Type.Optional(text(120)),
    locale: Type.Optional(Locale),
    timeZone: Type.Optional(TimeZone),
  },
  strict,
)
export type AcceptInvitationBody = Static<typeof AcceptInvitationBody>
