import type { UserName } from '../base-desk.ts'
import type { Answer, TestApp } from '../test-app.ts'

type Owner = {
  number: number
  word: string
  people: Record<'keyUser' | 'backup' | 'requester', UserName>
}

/** Two requests for attention, two windows and two people a case is shared with; the ids of one each. */
export async function askAround(desk: TestApp, { number, word, people }: Owner) {
  const { users } = desk.given
  const asker = desk.as(people.requester)
  const ids = []
  for (const day of ['06', '07'] as const) {
    const window = { startsAt: `2026-03-${day}T22:00:00Z`, endsAt: `2026-03-${day}T23:30:00Z` }
    const path = `/tickets/${number}/after-hours`
    const afterHours = made(await asker.post(path, { ...window, note: `Noche ${word}` }))
    const body = { ...window, reason: `Nómina ${word}` }
    const critical = made(await asker.post('/critical-windows', body))
    ids.push({ afterHours: String(afterHours.id), window: String(critical.id) })
  }
  for (const userId of [users[people.keyUser].id, users[people.backup].id])
    made(
      await desk
        .as(people.keyUser)
        .post(`/tickets/${number}/participants`, { userId, access: 'read' }),
    )
  return ids[0] ?? { afterHours: '', window: '' }
}

function made(answer: Answer) {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}
