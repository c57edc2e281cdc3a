import type { Socket } from 'node:net'

const statusByCode: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
}

/** What is no HTTP, or HTTP of two meanings (A85), is told so and hung up on; nothing of it is repeated. */
export function refuseBadHttp(error: { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const status = statusByCode[error.code ?? ''] ?? '400 Bad Request'
  if (socket.writable)
    socket.write(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
  socket.destroySoon()
}
