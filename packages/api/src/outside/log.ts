import { pino, type DestinationStream, type Logger } from 'pino'

/** Lines of JSON on standard output. What could be a secret is cut out before it is written (P25). */
export const createLog = (level: string, sink: DestinationStream = pino.destination(1)): Logger =>
  pino(
    {
      level,
      redact: {
        paths: [
          'req.headers.authorization',
          'req.headers.cookie',
          '*.password',
          '*.token',
          '*.accessToken',
          '*.apiKey',
          '*.clientSecret',
          '*.refreshToken',
          '*.recoveryCode',
          '*.secret',
          'err.config',
          // What PostgreSQL says of a row, and drizzle of a statement's values.
          'err.detail',
          'err.params',
        ],
        censor: '[cut]',
      },
    },
    sink,
  )
