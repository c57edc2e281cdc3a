import { randomUUID } from 'node:crypto'
import { startFaultProxy } from '@mesa/api/testing/faults/fault-proxy'
import { startInstallation } from '../soak/installation.ts'
import { createClient } from '../soak/patient-client.ts'
import { prepareDesk, type Team } from '../soak/prepare-desk.ts'
import { seededRandom } from '@mesa/api/testing/faults/seeded-random'
import { startedCase } from './started-case.ts'
import { authorizationOf, post, type Keyed, type Reply } from './caller.ts'
import { askRows, mark, notOnce, violationsIn, type FormOptions, type Seen } from './form.ts'

const writers = 4
const repeats = 5

type Tally = { cuts: number; wrong: string[]; replies: string[]; worklogs: string[] }
type Given = { cutting: string; urls: string[]; path: string; team: Team; random: () => number }

/** Answers cut after the commit, each asked again five times at once of two processes (P2). */
export async function cutAnswers({ count, seed, say }: FormOptions): Promise<Seen> {
  const installation = await startInstallation({ nodeCount: 2 })
  const urls = installation.nodes.map(({ url }) => url)
  // The first byte of an answer comes after the commit.
  const proxy = await startFaultProxy({
    target: urls[0]!,
    tap: () => ({ toClient: () => ({ bytes: Buffer.alloc(0), isCut: true }) }),
  })
  const tally: Tally = { cuts: 0, wrong: [], replies: [], worklogs: [] }
  try {
    const { teams, productId, tenantId } = await prepareDesk(installation)
    const client = createClient({ url: urls[0]!, random: () => 1 })
    const run = async (index: number) => {
      const team = teams[index % teams.length]!
      const path = await startedCase(client, team, productId)
      const random = seededRandom(seed * 1000 + index)
      const given = { cutting: proxy.url, urls, path, team, random }
      while (tally.cuts < count) {
        tally.cuts += 1
        await cutOne(given, tally)
        if (tally.cuts % 100 === 0) say(`${tally.cuts} of ${count} answers cut`)
      }
    }
    await Promise.all(Array.from({ length: writers }, (_, index) => run(index)))
    const { url } = installation.database
    const messages = { text: 'select body from messages', marks: tally.replies }
    const worklogs = { text: 'select description from worklogs', marks: tally.worklogs }
    const keys = await askRows(url, 'select count(*)::int as n from idempotency_keys')
    return {
      figures: [
        ['answers cut', tally.cuts],
        ['replies', tally.replies.length],
        ['worklogs', tally.worklogs.length],
        ['keys stored', Number(keys[0]?.['n'])],
        ['repeats, each with the same answer', tally.cuts * repeats],
      ],
      wrong: [
        ...tally.wrong,
        ...(await notOnce(url, messages)),
        ...(await notOnce(url, worklogs)),
        ...(await violationsIn(url, tenantId)),
      ],
    }
  } finally {
    await proxy.close()
    await installation.close()
  }
}

/** 503 says to ask again: on a busy machine five may wait longer for one another than a lock is waited for. */
async function untilAnswered(url: string, authorization: string, request: Keyed): Promise<Reply> {
  for (;;) {
    const reply = await post(url, authorization, request)
    if (reply.status !== 503) return reply
  }
}

async function cutOne({ cutting, urls, path, team, random }: Given, tally: Tally) {
  const text = mark(random)
  const isReply = random() < 0.6
  const person = isReply ? team.customer : team.agent
  const authorization = await authorizationOf(urls[1]!, person)
  const startedAt = new Date(Date.now() - 1_800_000).toISOString()
  const work = { component: 'l1', minutes: 5, startedAt, description: `Análisis ${text}` }
  const request: Keyed = isReply
    ? { path: `${path}/messages`, body: { kind: 'reply', body: text }, key: randomUUID() }
    : { path: `${path}/worklogs`, body: work, key: randomUUID() }
  ;(isReply ? tally.replies : tally.worklogs).push(text)
  const first = await post(cutting, authorization, request).catch(() => null)
  if (first !== null) tally.wrong.push(`an answer came through: ${first.status}`)
  const answers = await Promise.all(
    Array.from({ length: repeats }, (_, index) =>
      untilAnswered(urls[index % urls.length]!, authorization, request),
    ),
  )
  for (const { status, text: body } of answers) {
    if (status !== 201) tally.wrong.push(`${status} ${body.slice(0, 200)}`)
    else if (body !== answers[0]!.text) tally.wrong.push(`another answer: ${body.slice(0, 200)}`)
  }
}
