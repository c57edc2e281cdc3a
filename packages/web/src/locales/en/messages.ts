import type { Messages } from '../es/messages.ts'
import { admin } from './admin.ts'
import { auth } from './auth.ts'
import { common } from './common.ts'
import { console } from './console.ts'
import { portal } from './portal.ts'

export const messages: Messages = { admin, auth, common, console, portal }
