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
  const allowsLoopbackProviders = env['MESA_OIDC_LOOPBACK'] === '1'
  if (allowsLoopbackProviders && !isDemo) {
    throw new Error(
      'MESA_OIDC_LOOPBACK=1 is refused with MESA_DEMO=off: identity providers must be asked by https.',
    )
  }
  const processRole = readProcessRole(env)
  const isPooled = readPooler(env)
  return {
    isDemo,
    processRole,
    isPooled,
    hasTestClock,
    /** Identity providers on this machine by http, to try single sign-on. */
    allowsLoopbackProviders,
    /** Names of hosts in the installation's own network that desks may name: identity providers. */
    privateHosts: env['MESA_PRIVATE_HOSTS']?.split(',').map((name) => name.trim()) ?? [],
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
    /** Origin of an OpenTelemetry collector; null: nothing is traced. */
    tracesEndpoint: env['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? null,
    metricsToken: env['MESA_METRICS_TOKEN'] ?? null,
    smtpUrl: env['MESA_SMTP_URL'] ?? null,
    /** Addresses outside of the desk that keep the day's heads of the chains. */
    headsTo: readAddresses(env['MESA_HEADS_TO']),
    mailFrom: env['MESA_MAIL_FROM'] ?? 'Mesa <mesa@localhost>',
    /**
     * For clients that keep us waiting (A86, H8): headers whole in time, bodies at a pace after a
     * grace, and no socket silent for longer while a request is on it (news beat every 15 s).
     */
    timeouts: {
      headersMs: 15_000,
      bodyGraceMs: 15_000,
      bodyBytesPerSecondMin: 8 * 1024,
      silenceMs: 60_000,
    },
    /** In a demonstration the address and the logins must not scroll away. */
    logLevel: env['MESA_LOG_LEVEL'] ?? (isDemo ? 'warn' : 'info'),
    attachmentBytesMax: Number(env['MESA_ATTACHMENT_BYTES_MAX'] ?? 25 * 1024 * 1024),
    /** `s3://bucket/prefix?region=…&endpoint=…`; null: the folder `files` of the data folder. */
    filesUrl: env['MESA_FILES_URL'] ?? null,
    s3Credentials: readS3Credentials(env),
    /** What an organization may keep in files (A59). */
    filesQuotaBytes: Number(env['MESA_FILES_QUOTA_BYTES'] ?? 5 * 1024 ** 3),
    /** What one person may have uploaded and not posted. */
    stagedFilesMax: Number(env['MESA_STAGED_FILES_MAX'] ?? 100),
    stagedBytesMax: Number(env['MESA_STAGED_BYTES_MAX'] ?? 500 * 1024 ** 2),
    /** `tcp://host:3310` or `unix:/path`; null: files are not scanned. */
    clamdUrl: env['MESA_CLAMD_URL'] ?? null,
    /** Whether a file may be read before the scanner answered (docs/decisions/0024). */
    readsBeforeScan: env['MESA_CLAMD_AWAY'] === 'open',
    isSecure: (env['MESA_PUBLIC_URL'] ?? '').startsWith('https:'),
  }
}

const readAddresses = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '')

/** What this process does among the nodes of an installation; one alone does everything. */
export type ProcessRole = 'all' | 'web' | 'worker'

function readProcessRole(env: NodeJS.ProcessEnv): ProcessRole {
  const role = env['MESA_PROCESS'] ?? 'all'
  if (role !== 'all' && role !== 'web' && role !== 'worker')
    throw new Error(`MESA_PROCESS is all, web or worker, not ${role}.`)
  if (role !== 'all' && (env['DATABASE_URL'] === undefined || env['MESA_SECRET'] === undefined))
    throw new Error(
      `MESA_PROCESS=${role} is one node of several: give all of them one DATABASE_URL and one MESA_SECRET.`,
    )
  return role
}

/** Whether `DATABASE_URL` leads through a pooler that hands out connections by transaction. */
function readPooler(env: NodeJS.ProcessEnv): boolean {
  const pooler = env['MESA_POOLER']
  if (pooler === undefined) return false
  if (pooler !== 'transaction') throw new Error(`MESA_POOLER is transaction, not ${pooler}.`)
  if (env['DATABASE_URL'] === undefined || env['DATABASE_DIRECT_URL'] === undefined)
    throw new Error(
      'MESA_POOLER needs DATABASE_URL through the pooler and DATABASE_DIRECT_URL past it.',
    )
  return true
}

/** Null: the SDK looks for the role of the machine by itself. */
function readS3Credentials(env: NodeJS.ProcessEnv) {
  const accessKeyId = env['MESA_S3_ACCESS_KEY'] ?? env['AWS_ACCESS_KEY_ID']
  const secretAccessKey = env['MESA_S3_SECRET_KEY'] ?? env['AWS_SECRET_ACCESS_KEY']
  const sessionToken = env['AWS_SESSION_TOKEN']
  if (accessKeyId === undefined || secretAccessKey === undefined) return null
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) }
}
