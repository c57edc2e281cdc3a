import { resolve } from 'node:path'

export type Config = ReturnType<typeof readConfig>

/** Reads the environment once; nothing else in the program does. */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  const isDemo = env['MESA_DEMO'] !== 'off'
  const hasTestClock = env['MESA_TEST_CLOCK'] === '1'
  if (hasTestClock && !isDemo) {
    throw new Error(
      'MESA_TEST_CLOCK=1 is refused with MESA_DEMO=off: time must be real in production.',
    )
  }
  return {
    isDemo,
    hasTestClock,
    port: env['PORT'] === undefined ? null : Number(env['PORT']),
    host: env['MESA_HOST'] ?? '127.0.0.1',
    dataDir: resolve(env['MESA_DATA_DIR'] ?? '.data'),
    databaseUrl: env['DATABASE_URL'] ?? null,
    databaseDirectUrl: env['DATABASE_DIRECT_URL'] ?? null,
    /** Shared by nodes of one installation; null: made on the first start and kept in the data folder. */
    secret: env['MESA_SECRET'] ?? null,
    /** How long a start waits for a database of `DATABASE_URL` that is away. */
    databaseWaitMs: Number(env['MESA_DATABASE_WAIT_SECONDS'] ?? 60) * 1000,
    /** How long a node that was told to stop still takes requests: balancers see `/readyz` first. */
    drainMs: Number(env['MESA_DRAIN_SECONDS'] ?? 0) * 1000,
    poolSize: Number(env['MESA_POOL_SIZE'] ?? 20),
    publicUrl: env['MESA_PUBLIC_URL'] ?? null,
    /** Addresses or networks of reverse proxies whose `X-Forwarded-For` is believed; nobody's otherwise (A06). */
    trustedProxies: env['MESA_TRUSTED_PROXIES']?.split(',') ?? null,
    hasRateLimit: env['MESA_RATE_LIMIT'] !== 'off',
    metricsToken: env['MESA_METRICS_TOKEN'] ?? null,
    smtpUrl: env['MESA_SMTP_URL'] ?? null,
    mailFrom: env['MESA_MAIL_FROM'] ?? 'Mesa <mesa@localhost>',
    logLevel: env['MESA_LOG_LEVEL'] ?? 'info',
    attachmentBytesMax: Number(env['MESA_ATTACHMENT_BYTES_MAX'] ?? 25 * 1024 * 1024),
    isSecure: (env['MESA_PUBLIC_URL'] ?? '').startsWith('https:'),
  }
}
