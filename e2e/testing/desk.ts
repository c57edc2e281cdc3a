import { setTimeout as sleep } from 'node:timers/promises'
import { startJobs } from '@mesa/api/jobs/runner'
import type { Config } from '@mesa/api/config'
import type { UserName } from '@mesa/api/testing/base-desk'
import { givenContract } from '@mesa/api/testing/given-case'
import { setup, type TestApp } from '@mesa/api/testing/test-app'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { webFolder } from './built-web.ts'

type DeskOptions = { hasContract?: boolean; config?: Partial<Config> }
export type Desk = TestApp & {
  address: string
  /** A mail to a person whose subject or text holds these words, as soon as it left. */
  mailTo(who: UserName, words: string): Promise<{ text: string; links: string[] }>
  /** One statement as the database's owner: what no person could do through the pages. */
  sql(statement: string): Promise<void>
}

/**
 * The real application with its pages, relay, mail delivery and live news, listening on a free port
 * over a database of its own. It is a Wednesday at 10:00 in Caracas, on the server and, through
 * `openPage`, in every browser. Organization A has a contract with 600 minutes.
 */
export async function startDesk({
  hasContract = true,
  config = {},
}: DeskOptions = {}): Promise<Desk> {
  const desk = await setup({ webFolder, config: { publicUrl: 'http://mesa.invalid', ...config } })
  if (hasContract) await givenContract(desk, { minutes: 600 })
  const jobs = await startJobs({
    directUrl: desk.ownerUrl,
    clock: desk.clock,
    services: desk.services.jobs,
    log: desk.app.log,
  })
  const address = await desk.app.listen({ host: '127.0.0.1', port: 0 })
  return {
    ...desk,
    address,
    async mailTo(who, words) {
      const { email } = desk.given.users[who]
      for (let waitedMs = 0; waitedMs < mailPatienceMs; waitedMs += 50) {
        const found = desk.mails.find(
          ({ to, subject, text }) =>
            to.address === email && spaced(`${subject}\n${text}`).includes(words),
        )
        if (found) return { ...found, links: linksOf(found.text) }
        await sleep(50)
      }
      throw new Error(`no mail to ${email} says «${words}»`)
    },
    async sql(statement) {
      const client = new pg.Client({ connectionString: desk.ownerUrl })
      await client.connect()
      try {
        await client.query(statement)
      } finally {
        await client.end()
      }
    },
    async close() {
      await jobs.stop()
      await desk.close()
    },
  }
}

/** `startDesk` for one test: call it before `openPage`, since what is opened last is closed first. */
export async function startDeskForTest(options: DeskOptions = {}): Promise<Desk> {
  const desk = await startDesk(options)
  onTestFinished(() => desk.close())
  return desk
}

const mailPatienceMs = 15_000
const spaced = (text: string) => text.replaceAll('\u00a0', ' ')

/** Paths of the links of a mail: its host is the desk's public one. */
const linksOf = (text: string): string[] =>
  [...text.matchAll(/http:\/\/mesa\.invalid(\/[^\s>)]*)/g)].map(([, path]) => path ?? '')
