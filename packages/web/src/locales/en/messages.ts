import type { Messages } from '../es/messages.ts'
import { auth } from './auth.ts'
import { clocks } from './clocks.ts'
import { common } from './common.ts'
import { firstUse } from './first-use.ts'
import { portal } from './portal.ts'
import { caseShared } from './case-shared.ts'
import { portalClocks } from './portal-clocks.ts'
import { portalHours } from './portal-hours.ts'
import { security } from './security.ts'
import { signOn } from './sign-on.ts'

export const messages: Messages = {
  auth,
  clocks,
  common,
  firstUse,
  portal,
  caseShared,
  portalClocks,
  portalHours,
  security,
  signOn,
}
