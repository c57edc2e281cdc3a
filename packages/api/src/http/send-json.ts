import type { FastifyReply } from 'fastify'
import type { JsonText } from '../json-text.ts'

/** Sends JSON that is made already; a response schema only documents it. */
export const sendJson = <Reply extends Pick<FastifyReply, 'type' | 'send'>, View>(
  reply: Reply,
  text: JsonText<View>,
) => reply.type('application/json; charset=utf-8').send(text)
