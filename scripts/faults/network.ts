import { setTimeout as sleep } from 'node:timers/promises'
import { startFaultProxy, type FaultProxy } from '@mesa/api/testing/faults/fault-proxy'
import { startSmtpSink } from '@mesa/api/testing/faults/smtp-sink'
import { startInstallation } from '../soak/installation.ts'
import { openCase } from '../soak/main-job.ts'
import { createClient, type Client, type Person } from '../soak/patient-client.ts'
import { prepareDesk } from '../soak/prepare-desk.ts'
import { seededRandom } from '@mesa/api/testing/faults/seeded-random'
import { askRows, mark, notOnce, violationsIn, type FormOptions, type Seen } from './form.ts'

const writers = 3
const seedMs = 5000
const recoveryMsMax = 30_000
const mailMsMax = 420_000

/**
 * Seed after seed of latency up to 500 ms, one piece of twenty reset, and now and then silence, in
 * front of PostgreSQL and SMTP (F22, F09): every reply is stored once and every mail arrives.
 */
export async function network({ count, seed, say }: FormOptions): Promise<Seen> {
  let random = seededRandom(seed)
  const chance = () => random()
  const sink = await startSmtpSink()
  const smtp = await startFaultProxy({ target: sink.url, random: chance })
  let database: FaultProxy | undefined
  const installation = await startInstallation({
    environment: { MESA_SMTP_URL: smtp.url.replace(/\/$/, '') },
    between: async (url) => {
      database = await startFaultProxy({ target: url, random: chance })
      return database.url
    },
  })
  const wrong: string[] = []
  const marks: string[] = []
  let slowestRecoveryMs = 0
  try {
    const { teams, productId, tenantId } = await prepareDesk(installation)
    const { url } = installation.database
    const client = createClient({ url: installation.api.url, random: () => 1 })
    const opened = await openCase(client, { customer: teams[0]!.customer, productId })
    for (let number = 0; number < count; number++) {
      random = seededRandom(seed + number)
      const faults = { latencyMs: Math.floor(chance() * 500), resetShare: 0.05 }
      database!.set(number % 3 === 2 ? { isSilent: true } : faults)
      smtp.set(faults)
      const writing = writeFor(seedMs, {
        client,
        person: teams[0]!.customer,
        path: opened.path,
        marks,
      })
      await sleep(seedMs)
      database!.set({})
      const from = performance.now()
      wrong.push(...(await writing))
      const tookMs = Math.round(performance.now() - from)
      slowestRecoveryMs = Math.max(slowestRecoveryMs, tookMs)
      if (tookMs > recoveryMsMax) wrong.push(`seed ${seed + number}: well after ${tookMs} ms`)
      say(`seed ${seed + number}: ${marks.length} replies so far, all answered ${tookMs} ms later`)
    }
    smtp.set({})
    const lost = await waitForMails(url, sink)
    return {
      figures: [
        ['seeds', count],
        ['replies', marks.length],
        ['connections reset', (database?.counts.resets ?? 0) + smtp.counts.resets],
        ['answered after the network was well again, slowest ms', slowestRecoveryMs],
        ['mails received', sink.messageIds.length],
        ['mails received twice, under one Message-ID', sink.messageIds.length - sink.distinct()],
      ],
      wrong: [
        ...wrong,
        ...client.flaws
          .filter(({ what }) => what !== 'no answer in time')
          .map(({ what, detail }) => `${what} ${detail}`),
        ...lost,
        ...(await notOnce(url, { text: 'select body from messages', marks })),
        ...(await violationsIn(url, tenantId)),
      ],
    }
  } finally {
    await installation.close()
    await Promise.all([database?.close(), smtp.close()])
    await sink.close()
  }
}

type Writing = { client: Client; person: Person; path: string; marks: string[] }

/** Answers what was never settled. */
async function writeFor(ms: number, { client, person, path, marks }: Writing): Promise<string[]> {
  const until = performance.now() + ms
  const wrong: string[] = []
  const write = async () => {
    const own = { ...person }
    while (performance.now() < until) {
      const text = mark(Math.random)
      marks.push(text)
      const body = { kind: 'reply', body: text }
      const sending = client.send(own, { path: `${path}/messages`, body })
      await sending.catch((error: unknown) => wrong.push(String(error)))
    }
  }
  await Promise.all(Array.from({ length: writers }, write))
  return wrong
}

/** Mails not yet received when every pause has passed. */
async function waitForMails(url: string, sink: Awaited<ReturnType<typeof startSmtpSink>>) {
  const from = performance.now()
  for (;;) {
    const rows = await askRows(
      url,
      `select message_id, status from mails where status <> 'dropped'`,
    )
    const pending = await askRows(url, 'select id from outbox where dispatched_at is null')
    const received = new Set(sink.messageIds)
    const missing = rows.map((row) => String(row['message_id'])).filter((id) => !received.has(id))
    if (missing.length + pending.length === 0 && rows.length > 0) return []
    if (performance.now() - from > mailMsMax)
      return [...missing.map((id) => `${id} never arrived`), ...pending.map(() => 'an event waits')]
    await sleep(1000)
  }
}
