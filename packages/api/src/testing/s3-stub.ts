import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { S3Place } from '../outside/storage-s3.ts'

/** What the stub does to a body on its way in, after so many of its bytes. */
export type S3Fault = { mode: 'refuse' | 'hang' | 'reset' | 'shorten'; afterBytes: number }

export type S3Stub = Awaited<ReturnType<typeof startS3Stub>>

/**
 * As much of S3 as Mesa asks for, in memory and without signatures, and able to fail in ways a real
 * server does not on request (F08).
 */
export async function startS3Stub() {
  const objects = new Map<string, Buffer>()
  const parts = new Map<string, Map<number, Buffer>>()
  const state: { fault: S3Fault | null; hits: number } = { fault: null, hits: 0 }
  const server = createServer((request, response) => {
    void answer({ objects, parts, state }, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const place: S3Place = {
    bucket: 'mesa',
    prefix: 'files',
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'stub', secretAccessKey: 'stub' },
    timeoutMs: 200,
  }
  return {
    place,
    objects,
    /** From now on; null: healthy again. Answers how often the fault before struck. */
    break(fault: S3Fault | null): number {
      const { hits } = state
      Object.assign(state, { fault, hits: 0 })
      return hits
    },
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

type Memory = {
  objects: Map<string, Buffer>
  parts: Map<string, Map<number, Buffer>>
  state: { fault: S3Fault | null; hits: number }
}

async function answer(memory: Memory, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://stub')
  const key = decodeURIComponent(url.pathname)
  const uploadId = url.searchParams.get('uploadId')
  switch (request.method ?? 'GET') {
    case 'PUT': {
      const body = await receive(memory.state, request, response)
      if (body === null) return
      if (uploadId === null) memory.objects.set(key, body)
      else memory.parts.get(uploadId)?.set(Number(url.searchParams.get('partNumber')), body)
      return response.setHeader('etag', etagOf(body)).end()
    }
    case 'POST': {
      await receive({ fault: null, hits: 0 }, request, response)
      return response.end(uploadId === null ? begin(memory) : complete(memory, key, uploadId))
    }
    case 'DELETE':
      if (uploadId === null) memory.objects.delete(key)
      else memory.parts.delete(uploadId)
      return response.writeHead(204).end()
    default: {
      const body = memory.objects.get(key)
      if (!body) return response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
      response.writeHead(200, { 'content-length': body.length, etag: etagOf(body) })
      return response.end(request.method === 'HEAD' ? undefined : body)
    }
  }
}

function begin({ parts }: Memory) {
  const uploadId = `upload-${parts.size + 1}`
  parts.set(uploadId, new Map())
  return `<InitiateMultipartUploadResult><UploadId>${uploadId}</UploadId></InitiateMultipartUploadResult>`
}

function complete({ parts, objects }: Memory, key: string, uploadId: string) {
  const numbered = [...(parts.get(uploadId) ?? [])].toSorted(([one], [other]) => one - other)
  objects.set(key, Buffer.concat(numbered.map(([, part]) => part)))
  parts.delete(uploadId)
  return `<CompleteMultipartUploadResult><Key>${key}</Key><ETag>"whole"</ETag></CompleteMultipartUploadResult>`
}

const etagOf = (body: Buffer) => `"${createHash('md5').update(body).digest('hex')}"`

/** The body, or null where the fault took the request. */
async function receive(state: Memory['state'], request: IncomingMessage, response: ServerResponse) {
  const { fault } = state
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (fault && fault.mode !== 'shorten' && size >= fault.afterBytes) break
  }
  if (!fault) return Buffer.concat(chunks)
  state.hits += 1
  if (fault.mode === 'shorten') return Buffer.concat(chunks).subarray(0, fault.afterBytes)
  if (fault.mode === 'refuse') response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>')
  if (fault.mode === 'reset') request.socket.resetAndDestroy()
  return null
}
