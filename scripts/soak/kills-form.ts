import type { FormOptions, Seen } from '../faults/form.ts'
import { runKills, type KillsOptions } from './run-kills.ts'

type KillsForm = FormOptions & Pick<KillsOptions, 'writers' | 'job'> & { isTogether: boolean }

/** kill -9 of API and PostgreSQL in turn during the main job (P1), as a long form. */
export async function kills({ count, seed, say, ...more }: KillsForm): Promise<Seen> {
  const { checks, flaws, ...figures } = await runKills({ kills: count, seed, say, ...more })
  const { kills: done, slowestRecoveryMs: slowest } = figures
  const kinds = Map.groupBy(flaws, ({ what, request }) => `${what} ${request}`)
  return {
    figures: [
      ['seconds', figures.seconds],
      ['kill -9 of the API', `${done.api}, ready again within ${slowest.api} ms`],
      ['kill -9 of PostgreSQL', `${done.postgres}, ready again within ${slowest.postgres} ms`],
      ['main jobs done', figures.jobs],
      ['answers acknowledged', figures.acknowledged],
      ['outcomes unknown, asked again', figures.unknown],
      ['attempts while nobody listened', figures.unreached],
      ['503, asked again', `${figures.unavailable}, slowest ${figures.slowestUnavailableMs} ms`],
      ['answers asked twice on purpose', figures.replayed],
      ['ends of the API not asked for', figures.surprises],
      ...checks.map(({ name, asked, wrong }): [string, string] => [
        name,
        `${asked}, wrong ${wrong.length}`,
      ]),
    ],
    wrong: [
      ...checks.flatMap(({ name, wrong }) => wrong.map((line) => `${name}: ${line}`)),
      ...[...kinds].map(([kind, all]) => `${all.length} × ${kind}: ${all[0]?.detail ?? ''}`),
      ...(figures.surprises > 0 ? [`${figures.surprises} ends not asked for`] : []),
    ],
  }
}
