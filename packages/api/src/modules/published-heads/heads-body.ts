import { canonicalJson, type Json } from '@mesa/shared/record/canonical'
import type { AccountHead, RecordHeads } from './published-heads.repository.ts'

/** What a day's heads say, in the exact text that is hashed, kept and sent. */
export type HeadsBody = {
  format: 'mesa-heads'
  version: 1
  desk: { id: string; slug: string }
  onDate: string
  publishedAt: string
  sentTo: string[]
  accounts: AccountHead[]
  /** Chains of the record as they stood at `before`. */
  records: RecordHeads & { before: string }
}

export const bodyText = (body: HeadsBody): string => canonicalJson(body as unknown as Json)

export const readBody = (text: string): HeadsBody => JSON.parse(text) as HeadsBody

export const keyOf = (tenantId: string, onDate: string): string =>
  `heads/${tenantId}.${onDate}.json`

type Link = { body: string; prevHash: string; hash: string }

/** What the file holds: enough to check it alone. */
export const fileText = ({ body, prevHash, hash }: Link): string =>
  `${canonicalJson({ body, prevHash, hash })}\n`
