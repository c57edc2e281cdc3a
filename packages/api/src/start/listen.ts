import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { say } from './say.ts'

const DEFAULT_PORT = 3000
const PORTS_TRIED = 100

/** `PORT` as it is, or the first free one from 3000: known before anything is started. */
export async function choosePort({ host, port }: Config): Promise<number> {
  if (port !== null) {
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new Error('PORT must be a number from 0 to 65535.')
    if (!(await isFree(host, port))) throw new Error(takenText(port))
    return port
  }
  for (let free = DEFAULT_PORT; free < DEFAULT_PORT + PORTS_TRIED; free++) {
    if (!(await isFree(host, free))) continue
    if (free !== DEFAULT_PORT) say(`El puerto ${DEFAULT_PORT} está ocupado; se usa el ${free}.`)
    return free
  }
  throw new Error(`No port from ${DEFAULT_PORT} on is free: set PORT.`)
}

type Listener = { listen(options: { host: string; port: number }): Promise<string> }

/** Answers the address listened on. */
export async function listen(app: Listener, { host, port }: { host: string; port: number }) {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    throw new Error(takenText(port))
  }
}

type Leaver = { drain(): void; close(): Promise<unknown> }

/** From this moment readiness is 503; the port closes when balancers have had time to ask (F19). */
export async function leave(app: Leaver, drainMs: number): Promise<void> {
  app.drain()
  await sleep(drainMs)
  await app.close()
}

const takenText = (port: number) =>
  `El puerto ${port} está ocupado. Cierre el programa que lo usa o elija otro: PORT=${port + 1} npm start`

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const probe = createServer()
    probe.once('error', () => settle(false))
    probe.listen({ host, port }, () => probe.close(() => settle(true)))
  })
}
