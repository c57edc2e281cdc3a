import type { Messages } from '../es/messages.ts'
import { admin } from './admin.ts'
import { apiKeys } from './api-keys.ts'
import { auth } from './auth.ts'
import { clocks } from './clocks.ts'
import { common } from './common.ts'
import { console } from './console.ts'
import { consoleCase } from './console-case.ts'
import { consoleClocks } from './console-clocks.ts'
import { firstUse } from './first-use.ts'
import { portal } from './portal.ts'
import { caseShared } from './case-shared.ts'
import { portalClocks } from './portal-clocks.ts'
import { portalHours } from './portal-hours.ts'
import { security } from './security.ts'
import { signOn } from './sign-on.ts'

export const messages: Messages = {
  admin,
  apiKeys,
  auth,
  clocks,
  common,
  console,
  consoleCase,
  consoleClocks,
  firstUse,
  portal,
  caseShared,
  portalClocks,
  portalHours,
  security,
  signOn,
}
