import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import Provider, { type JWK } from 'oidc-provider'

/** What the provider says of a person; `sub` is its key in `people`. */
export type ProviderPerson = { email?: string; email_verified?: boolean; name?: string }
export type IdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>

/** Of the client that every test registers. */
export const client = { clientId: 'mesa', clientSecret: 'secreto-del-cliente-oidc-0001' }

/**
 * A real OpenID Connect provider (npm `oidc-provider`) on a free port of this machine, with a sign-in
 * form of one field whose text is the person's `sub`. People are in `people`; change them at will.
 */
export async function startIdentityProvider(redirectUris: string[]) {
  const server = createServer()
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const people = new Map<string, ProviderPerson>()
  const provider = createProvider(issuer, { people, redirectUris })
  const answer = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/favicon.ico') return void response.writeHead(204).end()
    const isForm = request.url?.startsWith('/entrance/') ?? false
    void (isForm ? showForm(provider, request, response) : answer(request, response))
  })
  return {
    issuer,
    people,
    close: () =>
      new Promise<void>((settle) => {
        server.close(() => settle())
        server.closeAllConnections()
      }),
  }
}

type Given = { people: Map<string, ProviderPerson>; redirectUris: string[] }

function createProvider(issuer: string, { people, redirectUris }: Given) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'test' }
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: redirectUris,
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [key as JWK] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/entrance/${uid}` },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...people.get(sub) }),
    }),
    // Nobody is asked for consent: the desk's own client.
    loadExistingGrant: async (context) => {
      const { session, client: asking, provider } = context.oidc
      const grant = new provider.Grant({
        accountId: session!.accountId!,
        clientId: asking!.clientId,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  })
}

const form = `<!doctype html><html lang="es"><title>Proveedor</title><form method="post">
<label>Usuario <input name="login"></label><button>Continuar</button></form></html>`

async function showForm(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(form)
    return
  }
  const accountId = new URLSearchParams(await text(request)).get('login') ?? ''
  await provider.interactionFinished(request, response, { login: { accountId } })
}
