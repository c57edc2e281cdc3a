import type { PostMessageBody } from '@mesa/shared/wire/messages.schema'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'

type Answer = {
  kind: PostMessageBody['kind'] | 'solution'
  nature?: 'definitive' | 'provisional' | undefined
  asks?: boolean | undefined
}

/** CV-3: what the desk answers is definitive or provisional, where the rulebook wants it said. */
export async function demandNature(tx: Tx, { kind, nature, asks = false }: Answer): Promise<void> {
  // A question is no answer, and a note is not the customer's.
  const isAnswer = kind === 'solution' || (kind === 'reply' && !asks)
  if (!isAnswer || nature !== undefined) return
  const { policy } = await policyInForce(tx)
  if (policy.answers.nature === 'required')
    throw new AppError('nature_required', { errors: [{ path: 'nature', code: 'required' }] })
}

/** CV-3, CV-4: whether words are an answer for good, and whether they ask, is the desk's to say. */
export function refuseDeskOnly(body: PostMessageBody, isCustomer: boolean): void {
  const paths = (['nature', 'asks'] as const).filter((path) => body[path] !== undefined)
  if (!isCustomer || paths.length === 0) return
  throw new AppError('desk_only_field', {
    errors: paths.map((path) => ({ path, code: 'not_allowed_here' as const })),
  })
}

/** CN-6: by which channels a customer may write into a case that exists. */
export async function demandReplyChannel(
  tx: Tx,
  { channel, number }: { channel: 'portal' | 'api' | 'email'; number: number },
): Promise<void> {
  const { policy } = await policyInForce(tx)
  const { reply } = policy.channels
  if (reply.includes(channel)) return
  throw new AppError('channel_closed', {
    channels: reply,
    ...(reply.includes('portal') && { link: `/casos/${number}` }),
  })
}

const clockSkewMsMax = 120_000

/** IN-11: when a call was and how long it took; one that nobody dated was now. */
export function callOf({ kind, call }: PostMessageBody, at: Date) {
  if (kind !== 'call') {
    if (call === undefined) return undefined
    throw new AppError('malformed', { errors: [{ path: 'call', code: 'not_allowed_here' }] })
  }
  const calledAt = call?.at === undefined ? at : new Date(call.at)
  if (calledAt.getTime() > at.getTime() + clockSkewMsMax)
    throw new AppError('period_invalid', { errors: [{ path: 'call.at', code: 'too_large' }] })
  return { at: calledAt, minutes: call?.minutes ?? null }
}
