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
          'err.config',
        ],
        censor: '[cut]',
      },
    },
    sink,
  )
