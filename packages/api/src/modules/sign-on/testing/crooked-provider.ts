import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Json = Record<string, unknown>
/** What the next answers are; every function may be replaced by a test. */
export type Crookedness = {
  metadata(honest: Json): Json
  header(honest: Json): Json
  claims(honest: Json): Json
  sign(input: string, honest: () => string): string
  /** Anything else than the honest answer of the token endpoint. */
  token(response: ServerResponse, honest: () => void): void
}
export type CrookedProvider = Awaited<ReturnType<typeof startCrookedProvider>>

const honest: Crookedness = {
  metadata: (metadata) => metadata,
  header: (header) => header,
  claims: (claims) => claims,
  sign: (_input, signed) => signed(),
  token: (_response, answer) => answer(),
}
const encode = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A provider that can be made to say anything: wrong names, keys, times and types, or nothing at all. */
export async function startCrookedProvider() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const asked: string[] = []
  const said = { ...honest }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', issuer).pathname
    asked.push(path)
    const json = (value: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (path === '/.well-known/openid-configuration') json(said.metadata(metadataOf(issuer)))
    else if (path === '/jwks')
      json({
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }],
      })
    else if (path === '/token')
      said.token(response, () =>
        json({
          access_token: 'opaque',
          token_type: 'Bearer',
          id_token: idToken(said, { issuer, privateKey }),
        }),
      )
    else response.writeHead(404).end()
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    asked,
    publicKey,
    /** Changes what is said from now on; what is left out is honest again. */
    say: (crooked: Partial<Crookedness>) => Object.assign(said, honest, crooked),
    close: () =>
      new Promise<void>((settle) => {
        server.close(() => settle())
        server.closeAllConnections()
      }),
  }
}

const metadataOf = (issuer: string): Json => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
})

function idToken(
  said: Crookedness,
  { issuer, privateKey }: { issuer: string; privateKey: KeyObject },
) {
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: issuer, aud: 'mesa', iat: now, exp: now + 300 }
  const header = said.header({ alg: 'RS256', kid: 'k1', typ: 'JWT' })
  const input = `${encode(header)}.${encode(said.claims(claims))}`
  return `${input}.${said.sign(input, () => createSign('RSA-SHA256').update(input).sign(privateKey, 'base64url'))}`
}

/** A signature with a public thing as the key, as algorithm confusion makes it (A12). */
export const hmac = (key: string | Buffer, input: string) =>
  createHmac('sha256', key).update(input).digest('base64url')
