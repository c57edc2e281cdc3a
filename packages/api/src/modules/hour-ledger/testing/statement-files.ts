import { expect } from 'vitest'
import { memoLines } from '@mesa/shared/ledger/postings'
import type { TestApp } from '../../../testing/test-app.ts'
import { accountOf, post } from '../hour-ledger.service.ts'

type Who = 'keyUserA' | 'keyUserB' | 'requesterA' | 'agent' | 'supervisor'

/** The very bytes, which `as` would parse. */
export async function fileOf(desk: TestApp, who: Who, path: string): Promise<Buffer> {
  const { id, sessionId } = desk.given.users[who]
  const token = desk.app.jwt.sign({ sid: sessionId, tid: desk.given.tenantId, sub: id })
  const answer = await desk.app.inject({
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${token}`, 'accept-language': 'es' },
  })
  expect([path, answer.statusCode]).toEqual([path, 200])
  return answer.rawPayload
}

export const formats = ['json', 'pdf', 'xlsx', 'csv'] as const

export async function filesOf(desk: TestApp, contractId: string, query: string) {
  const files: Record<string, string> = {}
  for (const format of formats) {
    const path = `/contracts/${contractId}/statement.${format}?${query}`
    files[format] = (await fileOf(desk, 'keyUserA', path)).toString('base64')
  }
  return files
}

/** Postings by themselves, each of a minute that is not charged. */
export const postMany = (
  desk: TestApp,
  contractId: string,
  { count, on }: { count: number; on: string },
) =>
  desk.inDesk(async (tx) => {
    const account = await accountOf(tx, contractId, { forUpdate: true })
    const common = { account, kind: 'memo' as const, lines: memoLines(1), effectiveOn: on }
    const actor = { id: null, name: 'Mesa' }
    for (let made = 0; made < count; made += 1)
      await post(tx, { ...common, actor, at: desk.clock.now() })
  })
