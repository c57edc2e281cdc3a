import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

/** OpenAPI 3.1 from the same schemas that validate: `GET /api/openapi.json`, for people `GET /api/docs`. */
export async function addOpenApi(app: FastifyInstance) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Mesa',
        version: '1.0.0',
        description:
          'Help desk for companies that sell software with support contracts. One API for portal, console and third parties.',
      },
      components: {
        securitySchemes: {
          session: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: 'accessToken of POST /api/v1/auth/login, valid for five minutes.',
          },
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'mk_…',
            description: 'An API key with scopes.',
          },
        },
      },
      security: [{ session: [] }, { apiKey: [] }],
    },
    hideUntagged: false,
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'list' },
  })
  app.get('/api/openapi.json', { config: { isPublic: true }, schema: { hide: true } }, async () =>
    app.swagger(),
  )
}
