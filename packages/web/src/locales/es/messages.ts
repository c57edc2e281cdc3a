import { admin } from './admin.ts'
import { auth } from './auth.ts'
import { common } from './common.ts'
import { console } from './console.ts'
import { portal } from './portal.ts'

/** Spanish is the source: English and Portuguese are typed by it, so a missing key does not compile. */
export const messages = { admin, auth, common, console, portal }
export type Messages = typeof messages
