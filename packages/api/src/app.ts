import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import jwt, { type FastifyJWTOptions } from '@fastify/jwt'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { LogController } from 'fastify'
import { addActor } from './http/actor.ts'
import { newRequestId } from './ids.ts'
import { createCursors } from './cursor.ts'
import { refuseBadHttp } from './http/client-error.ts'
import { addDraining } from './http/draining.ts'
import { addAccessLog } from './http/access-log.ts'
import { addErrorHandler, sendProblem, unreadable } from './http/error-handler.ts'
import { answerHealthOnly } from './http/health-only.ts'
import { refuseForeignPages } from './http/foreign-pages.ts'
import { addOpenApi } from './http/openapi.ts'
import { addPatience, patienceOf } from './http/patience.ts'
import { refuseSecretsInAddress } from './http/secrets-in-address.ts'
import { addProblemPage } from './http/problem-page.ts'
import { rateLimits } from './http/rate-limit.ts'
import { addSerialization } from './http/serialization.ts'
import { addValidation } from './http/validation.ts'
import type { AppOptions } from './dependencies.ts'
import { addModules, createServices } from './modules.ts'

export type App = Awaited<ReturnType<typeof createApp>>

/** The composition root: conventions once for all routes, then services, then routes. */
export async function createApp(options: AppOptions) {
  const { config, secrets, clock, logger } = options
  const app = Fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    bodyLimit: 1024 * 1024,
    trustProxy: config.trustedProxies ?? false,
    ...patienceOf(config.timeouts),
    clientErrorHandler: refuseBadHttp,
    routerOptions: { maxParamLength: 300 },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newRequestId,
    // A path that cannot be decoded is refused like everything else.
    frameworkErrors: (_error, request, reply) => {
      void sendProblem({ request, reply }, 'malformed', unreadable)
    },
    forceCloseConnections: 'idle',
    // What arrives on an open connection while it closes is still answered (F19).
    return503OnClosing: false,
  }).withTypeProvider<TypeBoxTypeProvider>()

  if (options.tracing) await app.register(options.tracing.plugin)
  addPatience(app, config.timeouts)
  addValidation(app)
  addSerialization(app)
  addErrorHandler(app)
  addAccessLog(app)
  if (config.processRole === 'worker') answerHealthOnly(app)
  addDraining(app)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        objectSrc: ["'none'"],
      },
    },
    // The same as frame-ancestors, for browsers that know only this.
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: config.isSecure,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(cookie)
  await app.register(jwt, tokenRules(secrets.tokens))
  await app.register(multipart, {
    limits: { fileSize: config.attachmentBytesMax, files: 1, parts: 5, fields: 4 },
  })
  if (config.hasRateLimit) await app.register(rateLimit, rateLimits)
  await addOpenApi(app)
  addProblemPage(app)

  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    reply.header('x-request-id', reply.request.id)
  })

  const services = createServices({
    ...options,
    cursors: createCursors(secrets.cursors),
    signToken: (claims) => app.jwt.sign(claims),
    log: app.log,
  })
  refuseForeignPages(app, config)
  refuseSecretsInAddress(app, services.exposeKey)
  addActor(app, { authenticate: services.authenticate, clock })
  await addModules(app, services)
  return Object.assign(app, { services })
}

function tokenRules(secret: string): FastifyJWTOptions {
  return {
    secret,
    sign: { algorithm: 'HS256', expiresIn: '5m', iss: 'mesa', aud: 'mesa-api' },
    // A token is verified once; who its session stands for is asked on every request (P24).
    verify: {
      algorithms: ['HS256'],
      allowedIss: 'mesa',
      allowedAud: 'mesa-api',
      maxAge: '6m',
      // The clocks of two nodes are never quite the same (F12).
      clockTolerance: 60_000,
      cache: 1000,
    },
  }
}
