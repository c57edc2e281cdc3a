import type { ApiKeyView } from '@mesa/shared/wire/api-keys.schema'
import { nowMs } from '../../lib/clock.ts'

/** Whether a key opens anything at this moment. */
export const isLive = ({ revokedAt, expiresAt }: ApiKeyView) =>
  revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > nowMs())
