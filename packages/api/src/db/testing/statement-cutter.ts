import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export type Cut = {
  /** The message to the server at which the connection ends, counted from 1. */
  at: number
  /** `before`: the server never hears it. `after`: it works on, and its answer is lost. */
  when: 'before' | 'after'
}

/** A proxy before PostgreSQL that ends a connection at one message of its client. */
export async function startCutter(serverUrl: string) {
  const target = new URL(serverUrl)
  let cut: Cut = { at: Infinity, when: 'before' }
  let hasCut = false
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    let messages = 0
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', end).on('close', end)
    }
    upstream.on('data', (chunk) => client.write(chunk))
    client.on('data', (chunk) => {
      messages += 1
      if (messages < cut.at) return void upstream.write(chunk)
      hasCut = true
      if (cut.when === 'before') return end()
      upstream.write(chunk, () => {
        client.destroy()
        upstream.end()
      })
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = new URL(serverUrl)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: url.href,
    set(next: Cut) {
      cut = next
      hasCut = false
    },
    get hasCut() {
      return hasCut
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
