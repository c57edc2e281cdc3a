import { randomUUID } from 'node:crypto'
import { startInstallation } from '../soak/installation.ts'
import { createClient, type Person } from '../soak/patient-client.ts'
import { prepareDesk } from '../soak/prepare-desk.ts'
import { startedCase } from './started-case.ts'
import { authorizationOf, post } from './caller.ts'
import { askRows, violationsIn, type FormOptions, type Seen } from './form.ts'

const atOnce = 64
/** Of the minutes that are asked for, so many may be charged. */
const share = 0.6

/** Entries of one minute from two nodes race for the hours of one consent (P5, P7). */
export async function racers({ count, say }: FormOptions): Promise<Seen> {
  const installation = await startInstallation({ nodeCount: 2 })
  try {
    const { teams, productId, tenantId } = await prepareDesk(installation)
    const team = teams[0]!
    const urls = installation.nodes.map(({ url }) => url)
    const client = createClient({ url: urls[0]!, random: () => 1 })
    const path = await startedCase(client, team, productId)
    const minutes = Math.round(count * share)
    const body = { purpose: 'solution', minutes, explanation: 'Carrera por las horas.' }
    const asked = await client.send(team.agent, { path: `${path}/consents`, body })
    const decision = {
      path: `/consents/${String(asked['id'])}/decision`,
      body: { decision: 'accept' },
    }
    await client.send(team.customer, decision)

    const from = performance.now()
    const { charged, uncharged, busy, wrong } = await race({
      urls,
      agent: team.agent,
      path,
      count,
      say,
    })
    const seconds = (performance.now() - from) / 1000
    const { url } = installation.database
    const [stored] = await askRows(
      url,
      'select count(*)::int as n, sum(charged_minutes)::int as charged from worklogs',
    )
    if (charged !== minutes) wrong.push(`${charged} minutes charged, ${minutes} were agreed`)
    if (Number(stored?.['n']) !== count || Number(stored?.['charged']) !== minutes)
      wrong.push(`stored: ${JSON.stringify(stored)}`)
    return {
      figures: [
        ['entries of one minute', count],
        ['minutes charged', charged],
        ['minutes not charged', uncharged],
        ['asked again after 503', busy],
        ['entries each second', (count / seconds).toFixed(1)],
      ],
      wrong: [...wrong, ...(await violationsIn(url, tenantId))],
    }
  } finally {
    await installation.close()
  }
}

type Race = Pick<FormOptions, 'count' | 'say'> & { urls: string[]; agent: Person; path: string }

async function race({ urls, agent, path, count, say }: Race) {
  const tally = { started: 0, charged: 0, uncharged: 0, busy: 0, wrong: [] as string[] }
  const run = async (index: number) => {
    const url = urls[index % urls.length]!
    let authorization = await authorizationOf(url, agent)
    while (tally.started < count) {
      tally.started += 1
      if (tally.started % 500 === 0) say(`${tally.started} of ${count}`)
      const startedAt = new Date(Date.now() - 1_800_000).toISOString()
      const body = { component: 'l1', minutes: 1, startedAt, description: 'Un minuto' }
      const request = { path: `${path}/worklogs`, body, key: randomUUID() }
      let reply = await post(url, authorization, request)
      // 64 contenders for one row may wait longer than a lock is waited for: then they ask again.
      for (
        ;
        reply.status === 503 || reply.status === 401;
        reply = await post(url, authorization, request)
      )
        if (reply.status === 401) authorization = await authorizationOf(url, agent)
        else tally.busy += 1
      if (reply.status !== 201) tally.wrong.push(`${reply.status} ${reply.text.slice(0, 200)}`)
      const view = JSON.parse(reply.text) as { chargedMinutes?: number; unchargedMinutes?: number }
      tally.charged += view.chargedMinutes ?? 0
      tally.uncharged += view.unchargedMinutes ?? 0
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, index) => run(index)))
  return tally
}
